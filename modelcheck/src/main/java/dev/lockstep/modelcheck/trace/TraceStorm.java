package dev.lockstep.modelcheck.trace;

import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.modelcheck.storm.load.Faults;
import dev.lockstep.modelcheck.storm.load.Life;
import dev.lockstep.modelcheck.storm.load.Round;
import dev.lockstep.modelcheck.storm.plan.RoundPlanner;
import dev.lockstep.modelcheck.storm.plan.Scale;
import dev.lockstep.modelcheck.storm.record.Trouble;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Small storms whose every event is written down: each is the whole life of one worker under real load, with faults of
 * its seams, on virtual and platform threads, ended by a shutdown in mid-flight, one at rest, or a crash.
 *
 * <p>The seed decides the plans, not what the threads make of them. Not thread-safe.
 */
public final class TraceStorm {
  private static final int LARGEST_CAPACITY = 2;

  /** The constructor of a worker looks at the clock, and its clients should get something done before it crashes. */
  private static final int FIRST_FATAL_LOOK = 4;
  private static final int LAST_FATAL_LOOK = 24;
  private static final int LAST_FATAL_CALL = 8;

  private final Subject subject;
  private final long seed;
  private final RoundPlanner living;
  private final RoundPlanner closing;

  /** Storms on the workers of {@code subject}, which analyse texts of {@code corpus}. */
  public TraceStorm(Subject subject, List<Document> corpus, long seed) {
    this.subject = subject;
    this.seed = seed;
    this.living = new RoundPlanner(seed, corpus, Scale.trace(false));
    this.closing = new RoundPlanner(seed, corpus, Scale.trace(true));
  }

  /**
   * One life.
   *
   * @param troubles who was not answered, if anybody; the trace then ends where they were given up
   */
  public record Recording(RecordedTrace trace, List<Trouble> troubles) {
    /** Copies the list. */
    public Recording {
      troubles = List.copyOf(troubles);
    }

    /** Whether the worker told its trace of any step. */
    public boolean hasSteps() {
      return trace.events().stream().anyMatch(event -> event instanceof TraceEvent.Step);
    }
  }

  /** Records the life with this number, counted from 0. */
  public Recording record(long number) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
    int capacity = 1 + random.nextInt(LARGEST_CAPACITY);
    Faults faults = faults(number, random);
    RoundPlanner planner = random.nextBoolean() ? closing : living;
    Recorder recorder = new Recorder();
    Life life = new Life(subject.factory(), capacity, seed, number, recorder, faults);
    Round.Result round = Round.run(life, planner.plan(number));
    List<Trouble> troubles = new ArrayList<>(round.seen().troubles());
    if (troubles.isEmpty()) {
      life.end().forEach(left -> troubles.add(new Trouble("W10", left, "")));
    } else {
      life.abandon();
    }
    return new Recording(
        recorder.trace(subject.name() + " " + Long.toHexString(seed) + "/" + number, capacity),
        round.seen().disturbed() ? List.of() : troubles);
  }

  /** In every second life a seam fails; in every sixth it is the clock, which ends the worker. */
  private static Faults faults(long number, SplittableRandom random) {
    int call = random.nextInt(1, LAST_FATAL_CALL + 1);
    return switch ((int) (number % 6)) {
      case 1 -> new Faults(call, 0, 0);
      case 3 -> new Faults(0, call, 0);
      case 5 -> new Faults(0, 0, random.nextInt(FIRST_FATAL_LOOK, LAST_FATAL_LOOK + 1));
      default -> Faults.NONE;
    };
  }
}
