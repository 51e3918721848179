package dev.lockstep.supervisor;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A place for one worker at a time, and what the supervisor knows of the worker in it. Owner-owned, like {@link
 * SupervisorState}.
 */
final class Slot {

  /** What a slot is at the moment. */
  enum Phase {
    /** Nobody is there. */
    ABSENT,
    /** Its worker is given requests. */
    LIVE,
    /** Its worker has ended, and not yet answered for everything that it was given. */
    ENDED,
    /** Its worker died; the next one waits for the backoff. */
    RESTARTING,
    /** Its worker finishes what it has. */
    RETIRING
  }

  private final int number;
  private Phase phase = Phase.ABSENT;
  private long life;
  private boolean over;

  /** What its worker was given and has not reported on; the requests may be settled already. */
  private final Set<Assignment> held = new LinkedHashSet<>();

  /** How often it died since its last success, as far as that makes the backoff longer. */
  private int deaths;

  private boolean pinged;
  private int misses;

  Slot(int number) {
    this.number = number;
  }

  boolean is(Phase asked) {
    return phase == asked;
  }

  /** Who is there, or was the last to be. */
  Incarnation incarnation() {
    return new Incarnation(number, life);
  }

  /** Whether {@code who} is there now: only a present incarnation may change anything (S2). */
  boolean has(Incarnation who) {
    return life == who.life() && isManned();
  }

  /** Whether a worker is there, or has to answer for what it was given. */
  boolean isManned() {
    return phase == Phase.LIVE || phase == Phase.ENDED || phase == Phase.RETIRING;
  }

  /** A new life begins. */
  Incarnation begin() {
    life++;
    phase = Phase.LIVE;
    over = false;
    pinged = false;
    return incarnation();
  }

  /** Its worker takes nothing more, although nobody asked it to end. */
  void end() {
    if (phase == Phase.LIVE) {
      phase = Phase.ENDED;
    }
  }

  /** Its worker has told of its end. */
  void over() {
    over = true;
    end();
  }

  /** Whether its worker has told of its end. */
  boolean isOver() {
    return over;
  }

  /** Its worker is gone, or goes, and nobody asks about what it holds any more. */
  void leave(Phase next) {
    phase = next;
    held.clear();
  }

  void retire() {
    phase = Phase.RETIRING;
  }

  // ---- What its worker was given

  int load() {
    return held.size();
  }

  void hold(Assignment assignment) {
    held.add(assignment);
  }

  /** Its worker has reported; false if it does not have this, or no longer. */
  boolean release(Assignment assignment) {
    return held.remove(assignment);
  }

  Set<Assignment> held() {
    return Collections.unmodifiableSet(held);
  }

  // ---- How its worker fares

  /** How many deaths in a row the backoff counts. */
  int deaths() {
    return deaths;
  }

  /** It died again; more deaths than {@code most} make no difference. */
  void died(int most) {
    deaths = Math.min(deaths + 1, most);
  }

  /** It completed a request: a proof that it works. */
  void succeeded() {
    deaths = 0;
  }

  boolean isPinged() {
    return pinged;
  }

  void ping() {
    pinged = true;
    misses = 0;
  }

  void answered() {
    pinged = false;
  }

  /** Whether it owes an answer, and has been found to for the {@code limit}th time in a row. */
  boolean misses(int limit) {
    return pinged && ++misses >= limit;
  }
}
