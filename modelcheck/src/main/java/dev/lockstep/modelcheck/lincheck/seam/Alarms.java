package dev.lockstep.modelcheck.lincheck.seam;

import dev.lockstep.worker.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A timer without time: an alarm goes off when an operation of the scenario says so. Alarms are told apart by their
 * delays, so each must have one of its own.
 *
 * <p>Thread-safe.
 */
public final class Alarms implements Timer {
  private final Map<Duration, Runnable> armed = new ConcurrentHashMap<>();
  private volatile boolean broken;

  /** From now on nothing can be armed. */
  public void breakDown() {
    broken = true;
  }

  @Override
  public Handle schedule(Duration delay, Runnable task) {
    if (broken) {
      throw new IllegalStateException("the timer is broken");
    }
    armed.put(delay, task);
    return () -> armed.remove(delay, task);
  }

  /** Lets the alarm with this delay go off; false if it is not armed. */
  public boolean ring(Duration delay) {
    Runnable task = armed.remove(delay);
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }
}
