package dev.lockstep.supervisor;

/** What a timer reminds the supervisor of. Two alarms are the same if they remind of the same thing. */
sealed interface Alarm {

  /** A request's time limit has passed. */
  record Deadline(PoolTicket ticket) implements Alarm {}

  /** A submission has waited for room long enough. */
  record Patience(PoolTicket ticket) implements Alarm {}

  /** A slot has waited long enough since the death of its worker. */
  record Backoff(Incarnation dead) implements Alarm {}

  /** A shutdown has waited for accepted requests long enough. */
  record Grace() implements Alarm {}

  /** A shutdown has waited for workers to end long enough. */
  record Linger() implements Alarm {}

  /** It is time for a duty that comes again and again. */
  record Due(Duty duty) implements Alarm {}

  /** What the supervisor does at intervals. */
  enum Duty {
    /** Ask the workers whether they make progress, and replace those that do not. */
    CHECK_HEALTH,
    /** Look whether the pool has the right size. */
    LOOK_AT_LOAD
  }
}
