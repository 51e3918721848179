package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Ticket;
import org.jspecify.annotations.Nullable;

/** One request, and what its client has been told of it by now. */
final class Job {
  private final Request request;
  private final Conduct conduct;
  private final long workNanos;
  private final long postedAt;
  private @Nullable Ticket ticket;

  /** Its place in the order in which the owner looked at submissions; 0 if it has not looked at this one. */
  long arrival;

  /** Whether it waits for room. */
  boolean waiting;

  @Nullable Admission admission;
  @Nullable Outcome outcome;

  /** In which step its client was told. */
  int settledInStep;

  /** When it was accepted, in virtual time. */
  long acceptedAt;

  /** Whether the owner has handled a cancellation of it. */
  boolean cancelled;

  /** Whether the runner was asked to start it. */
  boolean started;

  /** When, in virtual time. */
  long startedAt;

  /** Whether its pipeline has been entered. */
  boolean ran;

  /** Its execution; null if the runner has not started one. */
  @Nullable Execution execution;

  /** Whether the owner has handled the end of its execution. */
  boolean left;

  Job(Request request, Conduct conduct, long workNanos, long postedAt) {
    this.request = request;
    this.conduct = conduct;
    this.workNanos = workNanos;
    this.postedAt = postedAt;
  }

  Request request() {
    return request;
  }

  String id() {
    return request.id();
  }

  Conduct conduct() {
    return conduct;
  }

  long workNanos() {
    return workNanos;
  }

  long postedAt() {
    return postedAt;
  }

  /** What the client holds. */
  Ticket ticket() {
    if (ticket == null) {
      throw new IllegalStateException(id() + " is still being posted");
    }
    return ticket;
  }

  void holds(Ticket given) {
    ticket = given;
  }

  boolean isPosted() {
    return ticket != null;
  }

  boolean isAccepted() {
    return admission instanceof Admission.Accepted;
  }

  /** Its place in the order of acceptance; 0 if it is not accepted. */
  long sequence() {
    return admission instanceof Admission.Accepted accepted ? accepted.sequence() : 0;
  }

  boolean isSettled() {
    return isAccepted() && outcome != null;
  }

  boolean isOpen() {
    return isAccepted() && outcome == null;
  }

  boolean isRefused() {
    return admission instanceof Admission.Refused;
  }

  boolean isAnswered() {
    return admission != null && outcome != null;
  }

  boolean isStarted() {
    return started;
  }

  /** A number that tells what has become of it so far. */
  int fingerprint() {
    int hash = admission == null ? 0 : isAccepted() ? 1 : 2;
    hash = 8 * hash + (outcome == null ? 0 : kind(outcome));
    hash = 2 * hash + (started ? 1 : 0);
    hash = 2 * hash + (ran ? 1 : 0);
    hash = 2 * hash + (left ? 1 : 0);
    hash = 2 * hash + (waiting ? 1 : 0);
    return 2 * hash + (cancelled ? 1 : 0);
  }

  private static int kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completed -> 1;
      case Outcome.Failed failed -> 2;
      case Outcome.TimedOut timedOut -> 3;
      case Outcome.Cancelled cancelled -> 4;
      case Outcome.NotRun notRun -> 5;
    };
  }

  @Override
  public String toString() {
    return id();
  }
}
