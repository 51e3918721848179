package dev.lockstep.worker;

import org.jspecify.annotations.Nullable;

/**
 * What a timer reminds the owner of.
 *
 * @param kind why
 * @param ticket whom it concerns; null if the worker as a whole
 */
record Alarm(Kind kind, @Nullable Ticket ticket) {

  enum Kind {
    /** A request's time limit has passed. */
    DEADLINE,
    /** A submission has waited for room long enough. */
    PATIENCE,
    /** A shutdown has waited for accepted requests long enough. */
    GRACE,
    /** A shutdown has waited for an interrupted execution long enough. */
    LINGER
  }

  static final Alarm GRACE = new Alarm(Kind.GRACE, null);
  static final Alarm LINGER = new Alarm(Kind.LINGER, null);

  static Alarm deadline(Ticket ticket) {
    return new Alarm(Kind.DEADLINE, ticket);
  }

  static Alarm patience(Ticket ticket) {
    return new Alarm(Kind.PATIENCE, ticket);
  }
}
