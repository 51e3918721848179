package dev.lockstep.worker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The alarms of one owner that are armed, over a {@link Timer} that may throw.
 *
 * <p>Owner-owned. That an alarm went off is told from another thread, so {@code goesOff} should send a message.
 *
 * @param <A> what an owner is reminded of; two alarms are the same if they are equal
 */
public final class Alarms<A> {
  private final Timer timer;
  private final Consumer<A> goesOff;
  private final Consumer<Throwable> contained;
  private final Map<A, Timer.Handle> armed = new LinkedHashMap<>();

  /** No alarms yet. Failures of the timer go to {@code contained}. */
  public Alarms(Timer timer, Consumer<A> goesOff, Consumer<Throwable> contained) {
    this.timer = timer;
    this.goesOff = goesOff;
    this.contained = contained;
  }

  /**
   * Lets {@code alarm} go off after {@code delay}; at once if it cannot be armed, so that it is not lost. If it is armed
   * already, it is armed anew.
   */
  public void arm(A alarm, Duration delay) {
    if (!tryToArm(alarm, delay)) {
      goesOff.accept(alarm);
    }
  }

  /** As {@link #arm}, but false if it cannot be armed, and never goes off. */
  public boolean tryToArm(A alarm, Duration delay) {
    disarm(alarm);
    try {
      armed.put(alarm, timer.schedule(delay, () -> goesOff.accept(alarm)));
      return true;
    } catch (Throwable failure) {
      Contained.report(failure, contained);
      return false;
    }
  }

  /** Drops {@code alarm}, if it is armed. It may have gone off all the same. */
  public void disarm(A alarm) {
    Timer.Handle handle = armed.remove(alarm);
    if (handle != null) {
      cancel(handle);
    }
  }

  /** Drops every alarm. */
  public void dropAll() {
    armed.values().forEach(this::cancel);
    armed.clear();
  }

  private void cancel(Timer.Handle handle) {
    try {
      handle.cancel();
    } catch (Throwable failure) {
      Contained.report(failure, contained);
    }
  }
}
