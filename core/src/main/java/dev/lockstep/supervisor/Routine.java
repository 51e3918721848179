package dev.lockstep.supervisor;

import java.time.Duration;
import java.util.Queue;

/**
 * A duty of the supervisor that comes again and again. Whether it is due is seen at every step, whatever the step is for;
 * the alarm only sees to it that there is one. It is then done when everything that came before was heard. Owner-owned,
 * like {@link SupervisorState}.
 */
final class Routine {
  private final Alarm.Due alarm;
  private final Duration interval;
  private final Queue<Effect> effects;
  private long due;
  private boolean reminded;

  /** A duty that is due at once. */
  Routine(Alarm.Duty duty, Duration interval, Queue<Effect> effects) {
    this.alarm = new Alarm.Due(duty);
    this.interval = interval;
    this.effects = effects;
  }

  /** Looks whether it is due. */
  void look(long now) {
    if (now >= due && !reminded) {
      reminded = true;
      effects.add(new Effect.Remind(alarm.duty()));
    }
  }

  /** It is done now, and due again after the interval. */
  void done(long now) {
    reminded = false;
    due = now + interval.toNanos();
    effects.add(new Effect.Arm(alarm, interval));
  }

  /** Its alarm went off. If that was too early, another one is needed. */
  void fired(long now) {
    if (now < due) {
      effects.add(new Effect.Arm(alarm, Duration.ofNanos(due - now)));
    }
  }
}
