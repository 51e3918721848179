package dev.lockstep.supervisor;

import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;

/**
 * The requests of a pool. An accepted request is in one place at any time: pending, assigned to one worker, or settled
 * (rule S4). A part of {@link SupervisorState}: owner-owned like it, and it adds to the same effects.
 *
 * <p>Invariant: {@code accepted == pending.size() + assigned + totals.settled()}.
 */
final class Ledger {
  private final int intake;
  private final Queue<Effect> effects;

  /** Submissions that wait for room, oldest first. */
  private final LinkedHashSet<PoolTicket> waiting = new LinkedHashSet<>();

  /** Accepted requests that no worker has, in the order in which they are dispatched. */
  private final LinkedHashSet<PoolTicket> pending = new LinkedHashSet<>();

  private long accepted;
  private int assigned;
  private Totals totals = Totals.NONE;

  /** Results that wait for a subscriber. They take up room, so that they are bounded as well. */
  private int kept;

  Ledger(int intake, Queue<Effect> effects) {
    this.intake = intake;
    this.effects = effects;
  }

  // ---- Submissions

  /** A submission arrived while the pool takes requests. */
  void submit(PoolTicket ticket, long now) {
    if (hasRoom()) {
      accept(ticket, now);
    } else if (ticket.request().patience().isZero()) {
      refuse(ticket, Refusal.FULL);
    } else {
      waiting.add(ticket);
      effects.add(new Effect.Arm(new Alarm.Patience(ticket), ticket.request().patience()));
    }
  }

  void refuse(PoolTicket ticket, Refusal reason) {
    effects.add(new Effect.Refuse(ticket, reason));
  }

  /** Refuses a submission that waits; false if it does not, or no longer. */
  boolean turnAway(PoolTicket ticket, Refusal reason) {
    boolean waited = waiting.remove(ticket);
    if (waited) {
      effects.add(new Effect.Disarm(new Alarm.Patience(ticket)));
      refuse(ticket, reason);
    }
    return waited;
  }

  /** Refuses all that wait. */
  void turnAllAway(Refusal reason) {
    List.copyOf(waiting).forEach(ticket -> turnAway(ticket, reason));
  }

  /** Accepts those that have waited longest, as far as there is room. */
  void takeOn(long now) {
    while (hasRoom() && !waiting.isEmpty()) {
      PoolTicket ticket = waiting.removeFirst();
      effects.add(new Effect.Disarm(new Alarm.Patience(ticket)));
      accept(ticket, now);
    }
  }

  void keeps(int results) {
    kept = results;
  }

  int kept() {
    return kept;
  }

  private boolean hasRoom() {
    return pending.size() + kept < intake;
  }

  private void accept(PoolTicket ticket, long now) {
    accepted++;
    ticket.accepted(accepted, now);
    pending.add(ticket);
    effects.add(new Effect.Admit(ticket, accepted));
    Duration limit = ticket.request().timeLimit();
    if (limit != null) {
      effects.add(new Effect.Arm(new Alarm.Deadline(ticket), limit));
    }
  }

  // ---- Accepted requests

  /** The request that is dispatched next goes to {@code who}. There must be one. */
  Assignment assign(Incarnation who) {
    Assignment assignment = new Assignment(pending.removeFirst(), who);
    assignment.ticket().assigned(assignment);
    assigned++;
    return assignment;
  }

  /** A worker was lost, or would not have it: the request is pending again. */
  void takeBack(PoolTicket ticket) {
    ticket.unassigned();
    assigned--;
    pending.add(ticket);
  }

  /** Whether a request is accepted and not settled. */
  boolean isOutstanding(PoolTicket ticket) {
    return ticket.assignment() != null || pending.contains(ticket);
  }

  /** Settles a request that is outstanding, once. */
  void settle(PoolTicket ticket, Outcome outcome, long now) {
    if (!pending.remove(ticket)) {
      ticket.unassigned();
      assigned--;
    }
    totals = totals.and(outcome);
    if (ticket.request().timeLimit() != null) {
      effects.add(new Effect.Disarm(new Alarm.Deadline(ticket)));
    }
    effects.add(new Effect.Settle(ticket, ticket.result(outcome, now)));
  }

  // ---- What it says

  List<PoolTicket> pending() {
    return List.copyOf(pending);
  }

  int pendingCount() {
    return pending.size();
  }

  int assignedCount() {
    return assigned;
  }

  int outstanding() {
    return pending.size() + assigned;
  }

  long accepted() {
    return accepted;
  }

  Totals totals() {
    return totals;
  }
}
