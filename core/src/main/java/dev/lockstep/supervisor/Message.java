package dev.lockstep.supervisor;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Everything that can reach a supervisor.
 *
 * <p>Each message knows two things: what it does to the state, and how it is answered when it came too late, that is,
 * when the pool's life was over. The second touches nothing but the message's own replies, so any thread may do it.
 */
sealed interface Message {

  /** A client submits a request. */
  record Submit(PoolTicket ticket) implements Message {
    @Override
    public void applyTo(SupervisorState state) {
      state.submit(ticket);
    }

    @Override
    public void answerLate(PoolStatus last) {
      ticket.refuse(Refusal.STOPPED);
    }
  }

  /** A client cancels a request. */
  record Cancel(PoolTicket ticket) implements Message {
    @Override
    public void applyTo(SupervisorState state) {
      state.cancel(ticket);
    }
  }

  /** Somebody asks for another size: a function of the one that there should be now. */
  record Scale(IntUnaryOperator size, Oneshot<Scaling> reply) implements Message {
    @Override
    public void applyTo(SupervisorState state) {
      state.scale(size, reply);
    }

    @Override
    public void answerLate(PoolStatus last) {
      reply.complete(new Scaling.Refused(Refusal.STOPPED));
    }
  }

  /** Somebody shuts the pool down. All who do share one reply, which the end of the pool gives. */
  record Close(ShutdownPolicy policy) implements Message {
    @Override
    public void applyTo(SupervisorState state) {
      state.close(policy);
    }
  }

  /** Somebody asks for the status. */
  record Query(Oneshot<PoolStatus> reply) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.QUERIES;
    }

    @Override
    public void applyTo(SupervisorState state) {
      state.reply(reply, state.snapshot());
    }

    @Override
    public void answerLate(PoolStatus last) {
      reply.complete(last);
    }
  }

  /** The pool begins: what it has to do from the start is done in this step. */
  record Begin() implements Message {
    @Override
    public void applyTo(SupervisorState state) {
      // Every step carries out the effects that there are; this one is taken for their sake.
    }
  }

  /** A worker has answered what became of a request that it was given. */
  record Done(Assignment assignment, Oneshot<Outcome> outcome) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.done(assignment, Objects.requireNonNull(outcome.peek()));
    }
  }

  /** A worker has answered a ping. */
  record Answered(Incarnation who, Oneshot<Health> health) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.answered(who, Objects.requireNonNull(health.peek()));
    }
  }

  /** A worker has ended. */
  record Ended(Incarnation who, Oneshot<ShutdownReport> report) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.ended(who, Objects.requireNonNull(report.peek()).lingering());
    }
  }

  /** A worker could not be made, or its courier has no thread. */
  record NeverBegan(Incarnation who) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.neverBegan(who);
    }
  }

  /** A worker threw at its courier. */
  record Broke(Incarnation who) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.died(who);
    }
  }

  /** An alarm went off. */
  record Fired(Alarm alarm) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.fired(alarm);
    }
  }

  /**
   * A duty is due, and everything that came before was heard: nobody is judged by an answer that had been given and not
   * been read yet.
   */
  record Attend(Alarm.Duty duty) implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      state.attend(duty);
    }
  }

  /** A subscriber of the results that blocked has room again. */
  record Room() implements Event {
    @Override
    public void applyTo(SupervisorState state) {
      // Every step begins by publishing what was kept; this one is taken for its sake.
    }
  }

  /** Something that nobody waits for an answer to. */
  sealed interface Event extends Message {
    @Override
    default LaneName lane() {
      return LaneName.EVENTS;
    }
  }

  /**
   * The lanes of a supervisor. A request, its cancellation and a shutdown share one: whoever submits and then shuts
   * down finds the request accepted.
   */
  enum LaneName {
    EVENTS,
    COMMANDS,
    QUERIES
  }

  /** The lane by which this message travels. */
  default LaneName lane() {
    return LaneName.COMMANDS;
  }

  /** Owner: what this message does. */
  void applyTo(SupervisorState state);

  /**
   * Any thread: answers this message, which came too late, on behalf of a pool whose final status is {@code last}. By
   * default nobody waits for it: what it is about was settled, or left behind, when the pool ended.
   */
  default void answerLate(PoolStatus last) {}
}
