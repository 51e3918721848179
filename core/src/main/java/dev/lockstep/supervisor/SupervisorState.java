package dev.lockstep.supervisor;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor as a plain, sequential machine: no thread, no lock, no clock, no I/O. Each transition changes the
 * state and appends to {@link #nextEffect the effects} what is to be done about it. {@link Supervisor} runs it in its
 * owner's turn. It follows {@code SupervisorState.tla}. Thread-safety: none; owner-owned.
 *
 * <p>Invariants, between any two transitions:
 *
 * <ul>
 *   <li>while running, {@code min <= live + restarting <= max} and {@code retiring <= surge} (S1)
 *   <li>only a present incarnation changes anything but {@code fenced} (S2)
 *   <li>{@code accepted == pending + assigned + settled}, and a request is in one of these places (S4)
 *   <li>nothing is pending while a live slot has room (S6)
 *   <li>ESCALATED, and every phase after DRAINING, holds no request and no slot (S3, S9)
 * </ul>
 */
final class SupervisorState {
  private final long startedAt;

  private PoolPhase phase = PoolPhase.RUNNING;
  private final ArrayDeque<Effect> effects = new ArrayDeque<>();
  private final Ledger ledger;
  private final Crew crew;
  private final Dispatcher dispatcher;
  private final Scaler scaler;
  private final Duties duties;

  private long uptime;
  private boolean escalated;
  private final List<String> abandoned = new ArrayList<>();
  private ShutdownPolicy shutdown = ShutdownPolicy.DEFAULT;
  private @Nullable Throwable crash;

  /** A pool with its fewest workers, which are yet to be hired: these are its first effects. */
  SupervisorState(PoolPolicy policy, long startedAt) {
    this.startedAt = startedAt;
    this.ledger = new Ledger(policy.intake(), effects);
    this.crew = new Crew(policy.scaling(), policy.restart(), effects);
    this.dispatcher = new Dispatcher(policy, ledger, crew, effects);
    this.scaler = new Scaler(policy.scaling());
    this.duties = new Duties(policy, effects);
    advance();
  }

  // ---- Time

  /** Time has come to {@code now}, unless it goes back; something may be due. */
  void tick(long now) {
    uptime = Math.max(uptime, now - startedAt);
    duties.look(phase, uptime);
  }

  /** A duty is due, and everything that came before was heard. */
  void attend(Alarm.Duty duty) {
    if (duties.begin(duty, phase, uptime)) {
      switch (duty) {
        case CHECK_HEALTH -> dispatcher.checkHealth(uptime);
        case LOOK_AT_LOAD -> scaler.look(ledger.pendingCount(), crew.slots().idle(), uptime);
      }
      advance();
    }
  }

  /** An alarm went off. It may be late: what it reminds of may have been dealt with. */
  void fired(Alarm alarm) {
    switch (alarm) {
      case Alarm.Deadline deadline -> abandon(deadline.ticket(), new Outcome.TimedOut());
      case Alarm.Patience patience -> ledger.turnAway(patience.ticket(), Refusal.FULL);
      case Alarm.Backoff backoff -> restart(backoff.dead());
      case Alarm.Grace grace -> cancelRest();
      case Alarm.Linger linger -> stop();
      case Alarm.Due due -> duties.fired(due.duty(), phase, uptime);
    }
  }

  // ---- What clients ask for

  /** A submission arrived. */
  void submit(PoolTicket ticket) {
    if (phase == PoolPhase.RUNNING) {
      ledger.submit(ticket, uptime);
      advance();
    } else {
      ledger.refuse(ticket, phase.refusal());
    }
  }

  /** A client gave a request up. */
  void cancel(PoolTicket ticket) {
    if (!ledger.turnAway(ticket, Refusal.WITHDRAWN)) {
      abandon(ticket, new Outcome.Cancelled(Outcome.Canceller.CLIENT));
    }
  }

  /** So many results wait for a subscriber that has no room for them (B2). When they are fewer, there is room here. */
  void keeps(int results) {
    ledger.keeps(results);
    advance();
  }

  int kept() {
    return ledger.kept();
  }

  /** Somebody asks for another size, which may depend on the one that there should be now. */
  void scale(IntUnaryOperator size, Oneshot<Scaling> to) {
    if (phase == PoolPhase.RUNNING) {
      scaler.scaleTo(size.applyAsInt(scaler.target()));
      reply(to, new Scaling.Target(scaler.target()));
      advance();
    } else {
      reply(to, new Scaling.Refused(phase.refusal()));
    }
  }

  /** A question was asked. It is answered like everything else: after the state was published. */
  <T> void reply(Oneshot<T> to, T answer) {
    effects.add(new Effect.Reply<>(to, answer));
  }

  /** A shutdown was asked for. Only the first one counts. */
  void close(ShutdownPolicy asked) {
    if (phase != PoolPhase.RUNNING && phase != PoolPhase.ESCALATED) {
      return;
    }
    phase = PoolPhase.DRAINING;
    shutdown = asked;
    ledger.turnAllAway(Refusal.STOPPING);
    if (shutdown.grace().isZero()) {
      cancelRest();
    } else {
      effects.add(new Effect.Arm(new Alarm.Grace(), shutdown.grace()));
      advance();
    }
  }

  // ---- What workers say

  /** A worker reports on a request that it was given. */
  void done(Assignment assignment, Outcome outcome) {
    dispatcher.report(assignment, outcome, uptime);
    advance();
  }

  /** A worker never began, and so has run nothing. */
  void neverBegan(Incarnation who) {
    dispatcher.takeBackFrom(who);
    ended(who, null);
  }

  /** A worker makes no progress, or is broken: for the pool it is dead, whatever it may still do. */
  void died(Incarnation who) {
    dispatcher.lose(who, uptime);
    advance();
  }

  /** A worker has ended; {@code execution} is the id of the request whose pipeline it left behind, if any. */
  void ended(Incarnation who, @Nullable String execution) {
    if (execution != null && phase == PoolPhase.CANCELLING) {
      crew.leftBehind(who, execution);
    }
    crew.ended(who);
    advance();
  }

  /** A worker answered a ping. */
  void answered(Incarnation who, Health health) {
    dispatcher.answered(who, health, uptime);
    advance();
  }

  // ---- What the owner then does

  /** Does everything that has become possible: fills and empties slots, dispatches, ends a shutdown. */
  private void advance() {
    switch (phase) {
      case RUNNING -> {
        crew.resize(scaler.target());
        dispatcher.dispatch(uptime);
      }
      case DRAINING -> {
        crew.vacate();
        dispatcher.dispatch(uptime);
        if (ledger.outstanding() == 0) {
          cancelRest();
        }
      }
      case CANCELLING -> stopWhenAllEnded();
      case ESCALATED, STOPPED, CRASHED -> {}
    }
  }

  private void abandon(PoolTicket ticket, Outcome outcome) {
    dispatcher.abandon(ticket, outcome, uptime);
    advance();
  }

  private void restart(Incarnation dead) {
    if (!crew.isToBeReplaced(dead)) {
      return;
    }
    if (crew.replace(dead, uptime)) {
      advance();
    } else {
      escalate();
    }
  }

  /** Too many workers died: the pool settles everything, and says so. On the way to its end, it then ends. */
  private void escalate() {
    escalated = true;
    giveUp(new Outcome.Failed(new PoolFailure(PoolFailure.Reason.ESCALATED, "too many workers died")));
    if (phase == PoolPhase.RUNNING) {
      phase = PoolPhase.ESCALATED;
      ledger.turnAllAway(Refusal.STOPPED);
      crew.dismissAll(ShutdownPolicy.NOW);
    }
    cancelRest();
  }

  private void giveUp(Outcome outcome) {
    abandoned.addAll(dispatcher.settleAll(outcome, uptime));
  }

  /** Drained, or out of patience: whatever is left is cancelled, and everybody goes. */
  private void cancelRest() {
    if (phase != PoolPhase.DRAINING) {
      return;
    }
    phase = PoolPhase.CANCELLING;
    effects.add(new Effect.Disarm(new Alarm.Grace()));
    giveUp(new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN));
    crew.dismissAll(new ShutdownPolicy(Duration.ZERO, shutdown.linger()));
    stopWhenAllEnded();
    if (phase == PoolPhase.CANCELLING) {
      effects.add(new Effect.Arm(new Alarm.Linger(), shutdown.linger()));
    }
  }

  private void stopWhenAllEnded() {
    if (crew.lingering() == 0 || shutdown.linger().isZero()) {
      stop();
    }
  }

  private void stop() {
    if (phase == PoolPhase.CANCELLING) {
      phase = PoolPhase.STOPPED;
      effects.add(new Effect.Disarm(new Alarm.Linger()));
    }
  }

  /** The owner failed. Everything outstanding fails with it; nobody is left waiting. */
  void crash(Throwable cause) {
    if (phase.isTerminal()) {
      return;
    }
    crash = cause;
    effects.removeIf(Effect.Give.class::isInstance);
    ledger.turnAllAway(Refusal.STOPPED);
    giveUp(new Outcome.Failed(new PoolFailure(cause)));
    crew.dismissAll(ShutdownPolicy.NOW);
    phase = PoolPhase.CRASHED;
  }

  // ---- What the state says

  /** The next thing to be done, in the order of the transitions that asked for it; null if nothing is. */
  @Nullable Effect nextEffect() {
    return effects.poll();
  }

  boolean isTerminal() {
    return phase.isTerminal();
  }

  PoolStatus snapshot() {
    return PoolStatus.of(phase, scaler.target(), crew, ledger, dispatcher.fenced(), uptime);
  }

  PoolReport report() {
    return new PoolReport(snapshot(), escalated, abandoned, crew.leftBehind(), crash);
  }
}
