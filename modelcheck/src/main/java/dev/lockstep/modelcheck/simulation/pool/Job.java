package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request, and what its client has been told of it by now. */
final class Job {
  private final String id;
  private final Conduct conduct;
  private final long workNanos;
  private @Nullable PoolTicket ticket;

  @Nullable Admission admission;
  @Nullable Outcome outcome;

  /** In which step the client was told of the outcome. */
  int settledInStep;

  /** How often a runner was asked to start it. */
  int starts;

  /** The results that were published for it. */
  final List<PoolResult> results = new ArrayList<>();

  Job(String id, Conduct conduct, long workNanos) {
    this.id = id;
    this.conduct = conduct;
    this.workNanos = workNanos;
  }

  String id() {
    return id;
  }

  Conduct conduct() {
    return conduct;
  }

  long workNanos() {
    return workNanos;
  }

  void holds(PoolTicket given) {
    ticket = given;
  }

  PoolTicket ticket() {
    if (ticket == null) {
      throw new IllegalStateException(id + " is still being submitted");
    }
    return ticket;
  }

  /** After a step: looks at the ticket; whether there was news. */
  boolean look(int step) {
    boolean news = false;
    if (admission == null) {
      admission = ticket().admission().peek();
      news = admission != null;
    }
    if (outcome == null) {
      outcome = ticket().outcome().peek();
      if (outcome != null) {
        settledInStep = step;
        news = true;
      }
    }
    return news;
  }

  boolean isAccepted() {
    return admission instanceof Admission.Accepted;
  }

  long sequence() {
    return admission instanceof Admission.Accepted accepted ? accepted.sequence() : 0;
  }

  boolean isSettled() {
    return isAccepted() && outcome != null;
  }

  /** Whether it is accepted and not settled, or may be. */
  boolean isOpen() {
    return outcome == null;
  }

  boolean isRefused() {
    return admission instanceof Admission.Refused;
  }

  boolean isAnswered() {
    return admission != null && outcome != null;
  }

  int fingerprint() {
    int kind = switch (outcome) {
      case null -> 0;
      case Outcome.Completed completed -> 1;
      case Outcome.Failed failed -> 2;
      case Outcome.TimedOut timedOut -> 3;
      case Outcome.Cancelled cancelled -> 4;
      case Outcome.NotRun notRun -> 5;
    };
    return (kind * 4 + (admission == null ? 0 : isAccepted() ? 1 : 2)) * 4 + Math.min(starts, 3);
  }

  @Override
  public String toString() {
    return id;
  }
}
