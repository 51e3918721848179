package dev.lockstep.worker;

import dev.lockstep.channel.Oneshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * The worker as a plain, sequential machine: no thread, no lock, no clock, no I/O. Each transition changes the state
 * and appends to {@link #nextEffect the effects} what is to be done about it. {@link MutexWorker} runs it under a lock,
 * {@link ChannelWorker} in its owner's turn.
 *
 * <p>Thread-safety: none. Owner-owned: the thread whose turn it is, or the holder of the write lock. {@link #snapshot}
 * only reads, so that holders of a read lock may share it.
 *
 * <p>Invariants, between any two transitions:
 *
 * <ul>
 *   <li>{@code accepted == queue.size() + (current == null ? 0 : 1) + settled} (W2, W3)
 *   <li>{@code queue.size() <= capacity}, and somebody waits for room only if there is none (W7)
 *   <li>{@code current == null || current == executing}; an execution whose request is settled lingers (W1)
 *   <li>nothing startable is left unstarted: {@code executing == null} implies that the queue is empty
 *   <li>a terminal phase holds no queue, no current request and nobody who waits (W4, W10)
 * </ul>
 */
final class WorkerState {
  private final WorkerPolicy policy;
  private final long startedAt;

  private Phase phase = Phase.OPEN;
  private final Tally tally = new Tally();
  private final ArrayDeque<Effect> effects = new ArrayDeque<>();
  private final WaitingRoom waiting = new WaitingRoom(effects);

  /** Accepted requests that have not started, oldest first. A set, so that a cancellation need not search. */
  private final LinkedHashSet<Ticket> queue = new LinkedHashSet<>();

  /** The request in flight. */
  private @Nullable Ticket current;

  /** The request whose pipeline has not returned: the current one, or one that lingers. */
  private @Nullable Ticket executing;

  /** Results that wait for a subscriber. They take up room, so that they are bounded as well. */
  private int kept;

  private long uptime;
  private long executionBegan;
  private ShutdownPolicy shutdown = ShutdownPolicy.DEFAULT;
  private @Nullable Throwable crash;

  WorkerState(WorkerPolicy policy, long startedAt) {
    this.policy = policy;
    this.startedAt = startedAt;
  }

  // ---- What the outside asks for

  /** The time of the transitions that follow. It never goes back (W14), and ends with the worker (W10). */
  void tick(long now) {
    if (!phase.isTerminal()) {
      uptime = Math.max(uptime, now - startedAt);
    }
  }

  /** So many results wait for a subscriber that has no room for them (B2). When they are fewer, there is room here. */
  void keeps(int results) {
    kept = results;
    advance();
  }

  int kept() {
    return kept;
  }

  /** A submission arrived. */
  void admit(Ticket ticket) {
    if (phase != Phase.OPEN) {
      effects.add(new Effect.Refuse(ticket, phase.isTerminal() ? Refusal.STOPPED : Refusal.STOPPING));
    } else if (hasRoom()) {
      accept(ticket);
      advance();
    } else if (ticket.request().patience().isZero()) {
      effects.add(new Effect.Refuse(ticket, Refusal.FULL));
    } else {
      waiting.enter(ticket);
    }
  }

  /** A client gave a request up. */
  void cancel(Ticket ticket) {
    if (!waiting.turnAway(ticket, Refusal.WITHDRAWN)) {
      abandon(ticket, new Outcome.Cancelled(Outcome.Canceller.CLIENT));
    }
  }

  /** An execution has returned. The first event wins: a request that was settled before stays as it is. */
  void ended(Ticket ticket, Outcome outcome) {
    if (phase.isTerminal() || executing != ticket) {
      return;
    }
    executing = null;
    if (current == ticket) {
      current = null;
      settle(ticket, outcome);
    }
    advance();
  }

  /** An alarm went off. It may be late: what it reminds of may have been dealt with. */
  void fired(Alarm alarm) {
    switch (alarm) {
      case Alarm.Deadline deadline -> abandon(deadline.ticket(), new Outcome.TimedOut());
      case Alarm.Patience patience -> waiting.turnAway(patience.ticket(), Refusal.FULL);
      case Alarm.Grace grace -> cancelRest();
      case Alarm.Linger linger -> stop();
    }
  }

  /** A question was asked. It is answered like everything else: after the state was published. */
  <T> void reply(Oneshot<T> to, T answer) {
    effects.add(new Effect.Reply<>(to, answer));
  }

  /** A shutdown was asked for. Only the first one counts. */
  void close(ShutdownPolicy asked) {
    if (phase != Phase.OPEN) {
      return;
    }
    phase = Phase.DRAINING;
    shutdown = asked;
    waiting.clear(Refusal.STOPPING);
    if (shutdown.grace().isZero()) {
      cancelRest();
    } else {
      effects.add(new Effect.Arm(new Alarm.Grace(), shutdown.grace()));
      advance();
    }
  }

  /** The owner failed. Everything outstanding fails with it; nobody is left waiting. */
  void crash(Throwable cause) {
    if (phase.isTerminal()) {
      return;
    }
    crash = cause;
    if (effects.removeIf(Effect.Start.class::isInstance)) {
      executing = null; // it was to start, and now never will
    }
    waiting.clear(Refusal.STOPPED);
    settleAll(new Outcome.Failed(new WorkerCrashed(cause)));
    phase = Phase.CRASHED;
  }

  // ---- What the owner then does

  private void accept(Ticket ticket) {
    tally.accepted++;
    ticket.number(tally.accepted);
    queue.add(ticket);
    effects.add(new Effect.Admit(ticket, tally.accepted));
    Duration limit = ticket.request().timeLimit();
    if (limit != null) {
      effects.add(new Effect.Arm(new Alarm.Deadline(ticket), limit));
    }
  }

  /** Does everything that has become possible: starts the next request, takes on who waits, ends a shutdown. */
  private void advance() {
    if (phase == Phase.CANCELLING) {
      stopWhenLeft();
      return;
    }
    fillQueue(); // a cancellation may have made room
    startNext();
    fillQueue(); // and so may the start
    if (phase == Phase.DRAINING && current == null && queue.isEmpty()) {
      cancelRest();
    }
  }

  private boolean hasRoom() {
    return queue.size() + kept < policy.capacity();
  }

  private void fillQueue() {
    while (hasRoom() && !waiting.isEmpty()) {
      accept(waiting.next());
    }
  }

  private void startNext() {
    if (executing != null || queue.isEmpty()) {
      return;
    }
    Ticket next = queue.removeFirst();
    current = next;
    executing = next;
    executionBegan = uptime;
    effects.add(new Effect.Start(next));
  }

  /** Settles a request before its pipeline returned; does nothing if it is settled already. */
  private void abandon(Ticket ticket, Outcome outcome) {
    if (queue.remove(ticket)) {
      settle(ticket, outcome);
    } else if (current == ticket) {
      current = null;
      settle(ticket, outcome);
      effects.add(new Effect.Interrupt());
    } else {
      return;
    }
    advance();
  }

  private void settle(Ticket ticket, Outcome outcome) {
    tally.count(outcome);
    if (ticket.request().timeLimit() != null) {
      effects.add(new Effect.Disarm(new Alarm.Deadline(ticket)));
    }
    effects.add(new Effect.Settle(ticket, outcome));
  }

  /** Settles all that is accepted, and asks the execution to end. */
  private void settleAll(Outcome outcome) {
    if (current != null) {
      settle(current, outcome);
      current = null;
    }
    queue.forEach(ticket -> settle(ticket, outcome));
    queue.clear();
    if (executing != null) {
      effects.add(new Effect.Interrupt());
    }
  }

  /** Drained, or out of patience: whatever is left is cancelled. */
  private void cancelRest() {
    if (phase != Phase.DRAINING) {
      return;
    }
    phase = Phase.CANCELLING;
    effects.add(new Effect.Disarm(new Alarm.Grace()));
    settleAll(new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN));
    if (!stopWhenLeft()) {
      effects.add(new Effect.Arm(new Alarm.Linger(), shutdown.linger()));
    }
  }

  private boolean stopWhenLeft() {
    boolean left = executing == null || shutdown.linger().isZero();
    if (left) {
      stop();
    }
    return left;
  }

  private void stop() {
    if (phase == Phase.CANCELLING) {
      phase = Phase.STOPPED;
      effects.add(new Effect.Disarm(new Alarm.Linger()));
    }
  }

  // ---- What the state says

  /** The next thing to be done, in the order of the transitions that asked for it; null if nothing is. */
  @Nullable Effect nextEffect() {
    return effects.poll();
  }

  boolean isTerminal() {
    return phase.isTerminal();
  }

  WorkerStatus snapshot() {
    return WorkerStatus.of(phase, current, executing, queue.size(), tally, uptime);
  }

  long uptime() {
    return uptime;
  }

  Health health() {
    if (phase.isTerminal()) {
      return Health.STOPPED;
    }
    Duration age = Duration.ofNanos(uptime - executionBegan);
    boolean stuck = executing != null && age.compareTo(policy.executionLimit()) > 0;
    return stuck ? Health.STUCK_EXECUTION : Health.HEALTHY;
  }

  ShutdownReport report() {
    return new ShutdownReport(snapshot(), executing == null ? null : executing.request().id(), crash);
  }
}
