package dev.lockstep.supervisor;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;

/**
 * Something that the supervisor has to do because its state changed. {@link SupervisorState} only says what; {@link
 * Actuator} does it, after the new state was published.
 */
sealed interface Effect {

  /** Tell the client that its request was accepted. */
  record Admit(PoolTicket ticket, long sequence) implements Effect {}

  /** Tell the client that its request was refused. */
  record Refuse(PoolTicket ticket, Refusal reason) implements Effect {}

  /** Tell the meter, the client, and then all who subscribed to the results, what became of an accepted request. */
  record Settle(PoolTicket ticket, PoolResult result) implements Effect {}

  /** Answer a question or a command. */
  record Reply<T>(Oneshot<T> to, T answer) implements Effect {}

  /** Start a worker. */
  record Hire(Incarnation who) implements Effect {}

  /** Give a worker a request. */
  record Give(Assignment assignment) implements Effect {}

  /** Ask a worker to give up a request that it was given. */
  record Withdraw(Assignment assignment) implements Effect {}

  /** Ask a worker whether it makes progress. */
  record Ping(Incarnation who) implements Effect {}

  /** Shut a worker down, and have no more to do with it. */
  record Dismiss(Incarnation who, ShutdownPolicy how) implements Effect {}

  /** Let an alarm go off after a while. */
  record Arm(Alarm alarm, Duration delay) implements Effect {}

  /** Let the end of a slot's backoff come some time up to {@code atMost} from now, at a moment that chance decides. */
  record BackOff(Alarm.Backoff alarm, Duration atMost) implements Effect {}

  /** Put a duty that is due behind everything that has reached the supervisor by now. */
  record Remind(Alarm.Duty duty) implements Effect {}

  /** Drop an alarm, if it is armed. */
  record Disarm(Alarm alarm) implements Effect {}
}
