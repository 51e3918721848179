package dev.lockstep.worker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;

/**
 * The submissions that wait for room, oldest first, each with an alarm that ends its patience. A part of {@link
 * WorkerState}: owner-owned like it, and it adds to the same effects.
 */
final class WaitingRoom {
  private final LinkedHashSet<Ticket> waiting = new LinkedHashSet<>();
  private final Queue<Effect> effects;

  WaitingRoom(Queue<Effect> effects) {
    this.effects = effects;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void enter(Ticket ticket) {
    waiting.add(ticket);
    effects.add(new Effect.Arm(new Alarm.Patience(ticket), ticket.request().patience()));
  }

  /** The submission that has waited longest, which does not wait any more. There must be one. */
  Ticket next() {
    Ticket ticket = waiting.removeFirst();
    effects.add(new Effect.Disarm(new Alarm.Patience(ticket)));
    return ticket;
  }

  /** Refuses a submission that waits; false if it does not, or no longer. */
  boolean turnAway(Ticket ticket, Refusal reason) {
    boolean waited = waiting.remove(ticket);
    if (waited) {
      effects.add(new Effect.Disarm(new Alarm.Patience(ticket)));
      effects.add(new Effect.Refuse(ticket, reason));
    }
    return waited;
  }

  /** Refuses all. */
  void clear(Refusal reason) {
    List.copyOf(waiting).forEach(ticket -> turnAway(ticket, reason));
  }
}
