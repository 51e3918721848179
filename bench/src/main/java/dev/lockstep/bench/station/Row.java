package dev.lockstep.bench.station;

import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.WorkerPolicy;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** The rows of a table: one kind of worker, and one way to read its status. */
public enum Row {
  /** What reading costs if there is nothing to it: see {@link NullStation}. */
  NULL("null control", "a volatile load of a reference that is written when a pipeline begins and ends"),

  /** The kit's {@link MutexWorker}, processing outside; its status takes the read lock. */
  SHORT_LOCK("mutex, short locks", "the kit's mutex worker, which processes outside its lock"),

  /** A mutex worker that processes under its lock: see {@link HeldLock}. */
  HELD_LOCK("mutex, held lock", "a mutex worker that holds its lock while it processes"),

  /** The document's own loop: see {@link InlineOwner}. */
  INLINE_OWNER("owner, inline", "an owner that processes in its own loop, and is asked in between"),

  /** The kit's {@link ChannelWorker}, whose owner is asked. */
  QUERY("channel, query", "the kit's channel worker: its owner is asked, and processing is outside"),

  /** The kit's {@link ChannelWorker}, whose watch is read. */
  WATCH("channel, watch", "the kit's channel worker: its watch is read"),

  /** The channel worker as one would write it with Jox: see {@link JoxWorker}. */
  JOX("Jox, select", "a worker of Jox channels: its owner selects, is asked, and processing is outside");

  /** The rows of the headline table. They only say something together. */
  public static final List<Row> HEADLINE = List.of(NULL, SHORT_LOCK, HELD_LOCK, INLINE_OWNER, QUERY, WATCH);

  /** More than any load here has outstanding: a refusal would be an error of the load. */
  private static final WorkerPolicy POLICY = WorkerPolicy.ofCapacity(256);

  private final String label;
  private final String meaning;

  Row(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** Names the row in a table. */
  public String label() {
    return label;
  }

  /** Says in one line what it is. */
  public String meaning() {
    return meaning;
  }

  /** Whether this is a worker that the kit ships. */
  public boolean shipped() {
    return this == SHORT_LOCK || this == QUERY || this == WATCH;
  }

  /** A running station whose owner, if it has one, lives on a thread of {@code owners}. */
  public Station open(Pipeline pipeline, ThreadFactory owners) {
    Seams seams = Seams.production().withOwnerThreads(owners);
    return switch (this) {
      case NULL -> new NullStation(pipeline, seams);
      case SHORT_LOCK -> KitStation.reading(new MutexWorker(POLICY, pipeline, seams));
      case HELD_LOCK -> new HeldLock(pipeline, owners);
      case INLINE_OWNER -> new InlineOwner(pipeline, owners);
      case QUERY -> KitStation.asking(new ChannelWorker(POLICY, pipeline, seams).start());
      case WATCH -> KitStation.reading(new ChannelWorker(POLICY, pipeline, seams).start());
      case JOX -> new JoxWorker(pipeline, owners);
    };
  }

  static WorkerPolicy policy() {
    return POLICY;
  }
}
