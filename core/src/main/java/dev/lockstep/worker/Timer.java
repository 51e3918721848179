package dev.lockstep.worker;

import java.time.Duration;

/**
 * Runs something later. A timer decides nothing: its task only sends the owner a message.
 *
 * <p>{@link #schedule} must not block and must not run the task on the calling thread. It may throw: then the alarm counts as
 * having gone off at once, the one reading under which no time limit is ever exceeded unnoticed.
 */
@FunctionalInterface
public interface Timer {

  /** Runs {@code task} once, {@code delay} from now or later, unless the handle is cancelled before. */
  Handle schedule(Duration delay, Runnable task);

  /** One scheduled task. */
  @FunctionalInterface
  interface Handle {
    /** Drops the task if it has not begun; without effect otherwise. */
    void cancel();
  }

  /** A virtual thread for each task, which sleeps and is interrupted by cancel: no shared queue, no lock, nothing to close. */
  Timer VIRTUAL =
      (delay, task) -> {
        Thread sleeper =
            Thread.ofVirtual()
                .name("lockstep-timer")
                .start(
                    () -> {
                      try {
                        Thread.sleep(delay);
                      } catch (InterruptedException cancelled) {
                        return;
                      }
                      task.run();
                    });
        return sleeper::interrupt;
      };
}
