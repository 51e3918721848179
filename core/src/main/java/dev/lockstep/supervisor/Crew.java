package dev.lockstep.supervisor;

import dev.lockstep.supervisor.PoolReport.LeftBehind;
import dev.lockstep.supervisor.Slot.Phase;
import dev.lockstep.worker.ShutdownPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool: who is there, who comes, who goes, and who has gone and not ended. A part of {@link
 * SupervisorState}: owner-owned like it, and it adds to the same effects.
 */
final class Crew {
  private final ScalingPolicy scaling;
  private final Backoff backoff;
  private final RestartWindow restarts;
  private final Queue<Effect> effects;
  private final Slots slots;

  /** Lives that were replaced or dismissed and have not ended. What they still say changes nothing. */
  private final Set<Incarnation> former = new LinkedHashSet<>();

  /** Executions that had not returned when their worker ended, at the end of the pool. */
  private final List<LeftBehind> leftBehind = new ArrayList<>();

  Crew(ScalingPolicy scaling, RestartPolicy restart, Queue<Effect> effects) {
    this.scaling = scaling;
    this.backoff = new Backoff(restart);
    this.restarts = new RestartWindow(restart);
    this.effects = effects;
    this.slots = new Slots(scaling.slots());
  }

  Slots slots() {
    return slots;
  }

  /** The slot that {@code who} mans; null if it is an old life. */
  @Nullable Slot mannedBy(Incarnation who) {
    Slot slot = slots.of(who);
    return slot.has(who) ? slot : null;
  }

  // ---- Size

  /** Fills and empties slots until there are {@code target}, or as near as possible for the moment. */
  void resize(int target) {
    boolean changed;
    do {
      changed = grow(target) | shrink(target) | vacate();
    } while (changed);
  }

  private boolean grow(int target) {
    Slot slot = slots.size() < target ? slots.toFill() : null;
    if (slot != null) {
      hire(slot);
    }
    return slot != null;
  }

  /** A slot whose worker is dead anyway goes first; then the least loaded. */
  private boolean shrink(int target) {
    if (slots.size() <= target) {
      return false;
    }
    Slot dead = slots.toGiveUp();
    if (dead != null) {
      effects.add(new Effect.Disarm(new Alarm.Backoff(dead.incarnation())));
      dead.leave(Phase.ABSENT);
      return true;
    }
    Slot least = slots.count(Phase.RETIRING) < scaling.surge() ? slots.toRetire() : null;
    if (least != null) {
      least.retire();
    }
    return least != null;
  }

  /** Those that retire go when they have nothing left to do (S7). */
  boolean vacate() {
    boolean vacated = false;
    for (Slot slot : slots.all()) {
      if (slot.is(Phase.RETIRING) && slot.load() == 0) {
        dismiss(slot, ShutdownPolicy.NOW, Phase.ABSENT);
        vacated = true;
      }
    }
    return vacated;
  }

  // ---- Lives

  private void hire(Slot slot) {
    effects.add(new Effect.Hire(slot.begin()));
  }

  /** The worker in {@code slot} is dead, or is taken for dead. If the pool still wants the slot, there is another. */
  void lose(Slot slot) {
    boolean replaced = slot.is(Phase.LIVE) || slot.is(Phase.ENDED);
    dismiss(slot, ShutdownPolicy.NOW, replaced ? Phase.RESTARTING : Phase.ABSENT);
    slot.died(backoff.deathsToTheCap());
    if (replaced) {
      effects.add(new Effect.BackOff(new Alarm.Backoff(slot.incarnation()), backoff.after(slot.deaths())));
    }
  }

  /**
   * A worker that has ended is lost when it has answered for everything that it was given. It will, and soon: what it
   * accepted it has settled, and what it is still given it refuses. So nothing needs to be guessed.
   */
  void loseIfAnswered(Slot slot) {
    if (slot.is(Phase.ENDED) && slot.load() == 0) {
      lose(slot);
    }
  }

  /** Whether the slot in which {@code dead} died waits for its next worker. */
  boolean isToBeReplaced(Incarnation dead) {
    Slot slot = slots.of(dead);
    return slot.is(Phase.RESTARTING) && slot.incarnation().equals(dead);
  }

  /** The backoff of a slot is over: the next worker begins, unless there were too many; then false (S3). */
  boolean replace(Incarnation dead, long now) {
    if (!restarts.hasRoom(now)) {
      return false;
    }
    restarts.count(now);
    hire(slots.of(dead));
    return true;
  }

  /** Everybody goes. */
  void dismissAll(ShutdownPolicy how) {
    for (Slot slot : slots.all()) {
      if (slot.isManned()) {
        dismiss(slot, how, Phase.ABSENT);
      } else if (slot.is(Phase.RESTARTING)) {
        effects.add(new Effect.Disarm(new Alarm.Backoff(slot.incarnation())));
        slot.leave(Phase.ABSENT);
      }
    }
  }

  private void dismiss(Slot slot, ShutdownPolicy how, Phase next) {
    Incarnation who = slot.incarnation();
    slot.leave(next);
    boolean unborn = effects.remove(new Effect.Hire(who)); // it was to begin, and now never will
    if (!unborn) {
      effects.add(new Effect.Dismiss(who, how));
      if (!slot.isOver()) {
        former.add(who);
      }
    }
  }

  /** A worker has told of its end. */
  void ended(Incarnation who) {
    former.remove(who);
    Slot slot = mannedBy(who);
    if (slot != null) {
      slot.over();
      loseIfAnswered(slot);
    }
  }

  /** A worker that ended left the execution of this request behind. */
  void leftBehind(Incarnation who, String request) {
    leftBehind.add(new LeftBehind(who, request));
  }

  // ---- Health

  /** Asks everybody who does not owe an answer already. */
  void ping() {
    for (Slot slot : slots.all()) {
      if (slot.isManned() && !slot.isPinged()) {
        slot.ping();
        effects.add(new Effect.Ping(slot.incarnation()));
      }
    }
  }

  /** Looks whether everybody has answered; returns who is found not to have for the {@code limit}th time. */
  List<Incarnation> overdue(int limit) {
    Stream<Slot> late = slots.all().stream().filter(slot -> slot.isManned() && slot.misses(limit));
    return late.map(Slot::incarnation).toList();
  }

  // ---- What it says

  /** How many former lives have not ended. */
  int lingering() {
    return former.size();
  }

  long replacements() {
    return restarts.total();
  }

  /** What is left behind if everything ends now. */
  List<LeftBehind> leftBehind() {
    List<LeftBehind> all = new ArrayList<>(leftBehind);
    former.forEach(who -> all.add(new LeftBehind(who, null)));
    return all;
  }
}
