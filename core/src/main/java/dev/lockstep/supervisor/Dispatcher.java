package dev.lockstep.supervisor;

import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.WorkerCrashed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Which worker has which request: gives the ledger's requests to the crew, and settles them or takes them back. A part
 * of {@link SupervisorState}: owner-owned like it, and it adds to the same effects.
 *
 * <p>Invariant: an assignment is open, which is to say its ticket's, until its request is settled or taken back; what a
 * slot holds beyond that is only there because its worker has not reported yet.
 */
final class Dispatcher {
  private final int capacity;
  private final int attempts;
  private final int misses;
  private final Ledger ledger;
  private final Crew crew;
  private final Queue<Effect> effects;
  private long fenced;

  Dispatcher(PoolPolicy policy, Ledger ledger, Crew crew, Queue<Effect> effects) {
    this.capacity = policy.worker().capacity();
    this.attempts = policy.attempts();
    this.misses = policy.health().misses();
    this.ledger = ledger;
    this.crew = crew;
    this.effects = effects;
  }

  /** Gives out what is pending, as far as there is room, and takes on who waits. */
  void dispatch(long now) {
    ledger.takeOn(now);
    while (ledger.pendingCount() > 0) {
      Slot slot = crew.slots().leastLoaded(capacity);
      if (slot == null) {
        return;
      }
      Assignment assignment = ledger.assign(slot.incarnation());
      slot.hold(assignment);
      effects.add(new Effect.Give(assignment));
      ledger.takeOn(now);
    }
  }

  // ---- What workers say

  /** A worker reports on a request that it was given. What an old life reports changes nothing any more (S2). */
  void report(Assignment assignment, Outcome outcome, long now) {
    Slot slot = crew.mannedBy(assignment.by());
    boolean refused = outcome instanceof Outcome.NotRun;
    if (slot == null || !slot.release(assignment)) {
      fenced += refused ? 0 : 1; // a refusal is no result
    } else if (refused) {
      takeBack(assignment);
      slot.end(); // it does not take what it has room for
      crew.loseIfAnswered(slot);
    } else {
      conclude(slot, assignment, outcome, now);
      crew.loseIfAnswered(slot);
    }
  }

  /** The request may have been settled before: the first event wins. */
  private void conclude(Slot slot, Assignment assignment, Outcome outcome, long now) {
    if (outcome instanceof Outcome.Completed) {
      slot.succeeded();
    }
    if (outcome instanceof Outcome.Failed(WorkerCrashed crashed)) {
      tryAgainOrFail(assignment, outcome, now);
    } else if (assignment.isOpen()) {
      ledger.settle(assignment.ticket(), outcome, now);
    }
  }

  /** A worker is lost. It may have run what it had, or a part of it. */
  void lose(Incarnation who, long now) {
    Slot slot = crew.mannedBy(who);
    if (slot == null) {
      return;
    }
    List<Assignment> held = List.copyOf(slot.held());
    crew.lose(slot);
    Outcome lost = new Outcome.Failed(new PoolFailure(PoolFailure.Reason.WORKER_LOST, "its worker was lost: " + who));
    held.forEach(assignment -> tryAgainOrFail(assignment, lost, now));
  }

  private void tryAgainOrFail(Assignment assignment, Outcome failure, long now) {
    if (!assignment.isOpen()) {
      return;
    }
    if (assignment.ticket().attempts() < attempts) {
      ledger.takeBack(assignment.ticket());
    } else {
      ledger.settle(assignment.ticket(), failure, now);
    }
  }

  /** A worker has taken none of its requests: these were no attempts. */
  void takeBackFrom(Incarnation who) {
    Slot slot = crew.mannedBy(who);
    if (slot != null) {
      for (Assignment assignment : List.copyOf(slot.held())) {
        slot.release(assignment);
        takeBack(assignment);
      }
    }
  }

  private void takeBack(Assignment assignment) {
    if (assignment.isOpen()) {
      ledger.takeBack(assignment.ticket());
      assignment.ticket().uncharged();
    }
  }

  /** A worker answered a ping. */
  void answered(Incarnation who, Health health, long now) {
    Slot slot = crew.mannedBy(who);
    if (slot != null) {
      slot.answered();
      switch (health) {
        case HEALTHY -> {}
        case STUCK_OWNER, STUCK_EXECUTION -> lose(who, now);
        case STOPPED -> {
          slot.end();
          crew.loseIfAnswered(slot);
        }
      }
    }
  }

  /** Those who owe an answer for too long are lost (S2); the others are asked. */
  void checkHealth(long now) {
    crew.overdue(misses).forEach(who -> lose(who, now));
    crew.ping();
  }

  /** How many results of old lives there were. */
  long fenced() {
    return fenced;
  }

  // ---- What clients and the pool's end ask for

  /** Settles a request wherever it is, and lets its worker know; does nothing if it is settled, or was not accepted. */
  void abandon(PoolTicket ticket, Outcome outcome, long now) {
    if (!ledger.isOutstanding(ticket)) {
      return;
    }
    Assignment assignment = ticket.assignment();
    ledger.settle(ticket, outcome, now);
    if (assignment != null) {
      effects.add(new Effect.Withdraw(assignment));
    }
  }

  /** Settles all that is outstanding, in the order of acceptance; returns the requests' ids. */
  List<String> settleAll(Outcome outcome, long now) {
    List<PoolTicket> left = new ArrayList<>(ledger.pending());
    for (Slot slot : crew.slots().all()) {
      slot.held().stream().filter(Assignment::isOpen).map(Assignment::ticket).forEach(left::add);
    }
    left.sort(Comparator.comparingLong(PoolTicket::sequence));
    left.forEach(ticket -> ledger.settle(ticket, outcome, now));
    return left.stream().map(ticket -> ticket.request().id()).toList();
  }
}
