package dev.lockstep.worker;

import org.jspecify.annotations.Nullable;

/** What a timer reminds the owner of. Two alarms are the same if they remind of the same thing. */
sealed interface Alarm {

  /** A request's time limit has passed. */
  record Deadline(Ticket ticket) implements Alarm {}

  /** A submission has waited for room long enough. */
  record Patience(Ticket ticket) implements Alarm {}

  /** A shutdown has waited for accepted requests long enough. */
  record Grace() implements Alarm {}

  /** A shutdown has waited for an interrupted execution long enough. */
  record Linger() implements Alarm {}

  /** Whom the alarm concerns; null if the worker as a whole. */
  default @Nullable Ticket ticket() {
    return null;
  }
}
