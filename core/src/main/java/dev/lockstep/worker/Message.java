package dev.lockstep.worker;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Outlet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can reach a worker. The channel worker sends it to its owner; the mutex worker applies it under its
 * lock.
 *
 * <p>Each message knows two things: what it does to the state, and how it is answered when it came too late, that is,
 * when the worker's life was over. The second touches nothing but the message's own replies, so any thread may do it.
 */
sealed interface Message {

  /** A client submits a request. */
  record Post(Ticket ticket) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.COMMANDS;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.admit(ticket);
    }

    @Override
    public void answerLate(WorkerStatus last) {
      ticket.refuse(Refusal.STOPPED);
    }
  }

  /** A client cancels a request. */
  record Cancel(Ticket ticket) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.COMMANDS;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.cancel(ticket);
    }

    @Override
    public void answerLate(WorkerStatus last) {
      // The request is settled, or its refusal is under way.
    }
  }

  /** An observer asks for the status. */
  record Query(Oneshot<WorkerStatus> reply) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.QUERIES;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.reply(reply, state.snapshot());
    }

    @Override
    public void answerLate(WorkerStatus last) {
      reply.complete(last);
    }
  }

  /** A supervisor asks whether the worker makes progress. */
  record Ping(Oneshot<Health> reply) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.CONTROL;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.reply(reply, state.health());
    }

    @Override
    public void answerLate(WorkerStatus last) {
      reply.complete(Health.STOPPED);
    }
  }

  /** Somebody shuts the worker down. */
  record Close(ShutdownPolicy policy) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.COMMANDS;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.close(policy);
    }

    @Override
    public void answerLate(WorkerStatus last) {
      // All callers of shutdown share one reply, which the end of the worker gives.
    }
  }

  /** A pipeline returned or threw. */
  record Ended(Ticket ticket, Outcome outcome) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.EVENTS;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.ended(ticket, outcome);
    }

    @Override
    public void answerLate(WorkerStatus last) {
      // The request was settled when the worker ended; this execution had been left behind.
    }
  }

  /** An alarm went off. */
  record Fired(Alarm alarm) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.EVENTS;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.fired(alarm);
    }

    @Override
    public @Nullable Ticket ticket() {
      return alarm.ticket();
    }

    @Override
    public void answerLate(WorkerStatus last) {
      // Nothing is left to remind of.
    }
  }

  /** Results that are kept may find room by now, because a subscriber that blocked has taken one or left. */
  record Room(Outlet<WorkerResult> results) implements Message {
    @Override
    public LaneName lane() {
      return LaneName.EVENTS;
    }

    @Override
    public void applyTo(WorkerState state) {
      state.keeps(results.flush());
    }

    @Override
    public void answerLate(WorkerStatus last) {
      // What was kept was handed over when the worker ended.
    }
  }

  /**
   * The lanes of a channel worker. A request, its cancellation and a shutdown share one: whoever posts and then shuts
   * down finds the request accepted.
   */
  enum LaneName {
    CONTROL,
    EVENTS,
    COMMANDS,
    QUERIES
  }

  /** The lane by which this message travels. */
  LaneName lane();

  /** Owner: what this message does. */
  void applyTo(WorkerState state);

  /**
   * Any thread: answers this message, which came too late, on behalf of a worker whose final status is {@code last}.
   */
  void answerLate(WorkerStatus last);

  /** The specification's name of the step that this message causes. */
  default String action() {
    return switch (this) {
      case Post post -> "Post";
      case Cancel cancel -> "Cancel";
      case Query query -> "Query";
      case Ping ping -> "Ping";
      case Close close -> "Close";
      case Ended(Ticket ticket, Outcome.Completed outcome) -> "Completed";
      case Ended ended -> "Failed";
      case Fired(Alarm.Deadline alarm) -> "Deadline";
      case Fired(Alarm.Patience alarm) -> "Patience";
      case Fired(Alarm.Grace alarm) -> "Grace";
      case Fired(Alarm.Linger alarm) -> "Linger";
      case Room room -> "Room";
    };
  }

  /** The ticket that this message concerns; null if none. */
  default @Nullable Ticket ticket() {
    return null;
  }
}
