package dev.lockstep.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs something later. A timer decides nothing: its task only sends the owner a message.
 *
 * <p>{@link #schedule} must not block and must not run the task on the calling thread. It may throw: then the alarm
 * counts as having gone off at once, the one reading under which no time limit is ever exceeded unnoticed.
 */
@FunctionalInterface
public interface Timer {

  /**
   * Runs {@code task} once, {@code delay} from now or later, unless the handle is cancelled before. There may be more
   * nanoseconds in {@code delay} than a long holds: then there is no hurry, but the handle must work.
   */
  Handle schedule(Duration delay, Runnable task);

  /** One scheduled task. */
  @FunctionalInterface
  interface Handle {
    /** Drops the task if it has not begun; without effect otherwise. */
    void cancel();
  }

  /**
   * A virtual thread for each task, which sleeps and is woken by cancel: no queue of the kit's own and nothing to close
   * (the JDK's queue of sleepers lies behind the boundary of thread scheduling).
   */
  Timer VIRTUAL =
      (delay, task) -> {
        AtomicBoolean over = new AtomicBoolean(); // whoever sets it first, the task or its cancellation, wins
        Runnable sleepThenRun =
            () -> {
              try {
                Thread.sleep(delay);
              } catch (InterruptedException cancelled) {
                return;
              }
              if (over.compareAndSet(false, true)) {
                task.run();
              }
            };
        Thread.Builder thread = Thread.ofVirtual().name("lockstep-timer");
        Thread sleeper = thread.inheritInheritableThreadLocals(false).start(sleepThenRun);
        return () -> {
          if (over.compareAndSet(false, true)) {
            sleeper.interrupt();
          }
        };
      };
}
