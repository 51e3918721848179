package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.WorkerStatus;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 9. <em>A status is whole however it is found.</em> The watch hands a status over with an edge. But a status
 * is an object that people keep: they put it into a plain field, a list, a log. Somebody else may then find it without
 * any edge.
 *
 * <p>An object with plain fields that is found so may be half made: the reference is seen, the fields are not yet. The
 * fields of a record are <em>final</em>: when the constructor ends they are frozen, and whoever sees the reference
 * sees them as they were then. That is why messages, statuses and replies of the kit are records, and why a race on
 * the reference costs at most an older status, never a torn one.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version       a status with a field of its own and one that is not written yet
 * PlainFields   hidden: amd64 keeps writes in order, and a field is read through the reference
 * Shipped       never
 * </pre>
 */
public final class L09_FinalFieldsOfAStatus {
  private L09_FinalFieldsOfAStatus() {}

  /** On purpose not a record. */
  private static final class PlainStatus {
    private long accepted;
    private long completed;

    private PlainStatus(long both) {
      accepted = both;
      completed = both;
    }
  }

  /** A status with plain fields in a plain field. Results: its two counts. */
  @Weakened(shows = "1, 0|0, 1|0, 0", hidden = "amd64 keeps writes in order, and a field is read through the reference")
  @JCStressTest
  @State
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "look -> publish: the first status")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "publish -> look: the next one")
  @Outcome(
      id = {"1, 0", "0, 1", "0, 0"},
      expect = ACCEPTABLE_INTERESTING,
      desc = "W2: the reference was seen before a field was written")
  @Outcome(expect = FORBIDDEN, desc = "W2: a count that was never written")
  public static class PlainFields {
    private final StartLine line = new StartLine();
    private PlainStatus status = new PlainStatus(2);

    /** Makes a status, and leaves it lying about. */
    @Actor
    public void writer() {
      line.first();
      status = new PlainStatus(1);
    }

    /** Finds a status. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      PlainStatus found = status;
      r.r1 = (int) found.accepted;
      r.r2 = (int) found.completed;
    }
  }

  /** The kit's status in a plain field. */
  @JCStressTest
  @State
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "look -> publish: the first status")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "publish -> look: the next one")
  @Outcome(expect = FORBIDDEN, desc = "W2: a status that is not whole")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private WorkerStatus status = status(2);

    private static WorkerStatus status(long count) {
      return new WorkerStatus(Phase.OPEN, null, Execution.NONE, count, 0, count, 0, 0, 0, 0);
    }

    /** Makes a status, and leaves it lying about. */
    @Actor
    public void writer() {
      line.first();
      status = status(1);
    }

    /** Finds a status. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      WorkerStatus found = status;
      r.r1 = (int) found.accepted();
      r.r2 = (int) found.completed();
    }
  }
}
