package dev.lockstep.supervisor;

import java.time.Duration;
import java.util.Queue;

/**
 * A duty of the supervisor that comes again and again. Whether it is due is seen at every step, whatever the step is
 * for; the alarm only sees to it that there is one. Owner-owned, like {@link SupervisorState}.
 */
final class Routine {
  private final Alarm.Due alarm;
  private final Duration interval;
  private final Queue<Effect> effects;
  private long due;

  /** A duty that is due at once. */
  Routine(Alarm.Duty duty, Duration interval, Queue<Effect> effects) {
    this.alarm = new Alarm.Due(duty);
    this.interval = interval;
    this.effects = effects;
  }

  /** Whether the duty is to be done now; then it is due again after the interval. */
  boolean begin(long now) {
    if (now < due) {
      return false;
    }
    due = now + interval.toNanos();
    effects.add(new Effect.Arm(alarm, interval));
    return true;
  }

  /** Its alarm went off. If that was too early, another one is needed. */
  void remind(long now) {
    if (now < due) {
      effects.add(new Effect.Arm(alarm, Duration.ofNanos(due - now)));
    }
  }
}
