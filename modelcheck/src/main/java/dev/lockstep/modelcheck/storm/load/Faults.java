package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.worker.Seams;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Seams that fail, each once, at a call that is decided beforehand; 0: never.
 *
 * @param runner which start of an execution throws: the request fails
 * @param timer which arming of an alarm throws: the alarm has gone off
 * @param clock which look at the clock throws: the worker crashes
 */
public record Faults(long runner, long timer, long clock) {
  /** No seam fails. */
  public static final Faults NONE = new Faults(0, 0, 0);

  /** A seam failed as planned. */
  static final class PlannedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlannedFault(String seam) {
      super("planned fault of the " + seam);
    }
  }

  /** {@code seams} that fail so. */
  Seams in(Seams seams) {
    Once runs = new Once("runner", runner);
    Once alarms = new Once("timer", timer);
    Once looks = new Once("clock", clock);
    return seams
        .withRunner(body -> {
          runs.call();
          return seams.runner().start(body);
        })
        .withTimer((delay, task) -> {
          alarms.call();
          return seams.timer().schedule(delay, task);
        })
        .withClock(() -> {
          looks.call();
          return seams.clock().nanos();
        })
        .withContained(failure -> {
          if (!(failure instanceof PlannedFault)) {
            seams.contained().accept(failure);
          }
        });
  }

  /** Counts calls, and fails one of them. */
  private static final class Once {
    private final String seam;
    private final long fatal;
    private final AtomicLong calls = new AtomicLong();

    Once(String seam, long fatal) {
      this.seam = seam;
      this.fatal = fatal;
    }

    void call() {
      if (calls.incrementAndGet() == fatal) {
        throw new PlannedFault(seam);
      }
    }
  }
}
