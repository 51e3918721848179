package dev.lockstep.modelcheck.vector;

import dev.lockstep.worker.Clock;
import dev.lockstep.worker.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clock and timer of a worker or a pool under replay. An alarm is known by its delay, and goes off when the replay says
 * so. The clock moves on with each reading, and when it is told to, or fails once. Thread-safe.
 */
final class AlarmClock implements Clock, Timer {
  /** One alarm that was set; the clock's lock guards its state. */
  private static final class Entry {
    private final Duration delay;
    private final Runnable task;
    private boolean over;

    private Entry(Duration delay, Runnable task) {
      this.delay = delay;
      this.task = task;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final AtomicBoolean failing = new AtomicBoolean();

  @Override
  public long nanos() {
    if (failing.getAndSet(false)) {
      throw new IllegalStateException("no clock");
    }
    return now.incrementAndGet();
  }

  @Override
  public synchronized Handle schedule(Duration delay, Runnable task) {
    Entry entry = new Entry(delay, task);
    entries.add(entry);
    return () -> cancel(entry);
  }

  private synchronized void cancel(Entry entry) {
    entry.over = true;
  }

  /** Lets the alarm go off that is set; false if none is. */
  boolean goOff(Duration delay) {
    List<Entry> due = due(delay, false);
    due.forEach(entry -> entry.task.run());
    return !due.isEmpty();
  }

  /** Whether the alarm is set. */
  synchronized boolean isSet(Duration delay) {
    return entries.stream().anyMatch(entry -> entry.delay.equals(delay) && !entry.over);
  }

  /** Lets every alarm go off that was ever set, as a timer does that is late. */
  void goOffLate(Duration delay) {
    due(delay, true).forEach(entry -> entry.task.run());
  }

  private synchronized List<Entry> due(Duration delay, boolean late) {
    List<Entry> due = entries.stream().filter(entry -> entry.delay.equals(delay) && (late || !entry.over)).toList();
    due.forEach(entry -> entry.over = true);
    return due;
  }

  /** So much time passes. Alarms do not notice. */
  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** The next reading of the clock fails. */
  void failOnce() {
    failing.set(true);
  }

  /** Whether a reading should have failed, and there was none. */
  boolean waitsToFail() {
    return failing.get();
  }
}
