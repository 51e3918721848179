package dev.lockstep.worker;

import dev.lockstep.channel.Oneshot;
import java.time.Duration;

/**
 * Something that the worker has to do because its state changed. {@link WorkerState} only says what; {@link Actuator}
 * does it, after the new state was published.
 */
sealed interface Effect {

  /** Tell the client that its request was accepted. */
  record Admit(Ticket ticket, long sequence) implements Effect {}

  /** Tell the client that its request was refused. */
  record Refuse(Ticket ticket, Refusal reason) implements Effect {}

  /** Tell the client what became of its accepted request, and then all who subscribed to the results. */
  record Settle(Ticket ticket, Outcome outcome) implements Effect {}

  /** Answer a question. */
  record Reply<T>(Oneshot<T> to, T answer) implements Effect {}

  /** Start the pipeline on this request. */
  record Start(Ticket ticket) implements Effect {}

  /** Ask the execution that was started last to end soon. */
  record Interrupt() implements Effect {}

  /** Let an alarm go off after a while. */
  record Arm(Alarm alarm, Duration delay) implements Effect {}

  /** Drop an alarm, if it is armed. */
  record Disarm(Alarm alarm) implements Effect {}
}
