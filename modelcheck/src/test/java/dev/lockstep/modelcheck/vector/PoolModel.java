package dev.lockstep.modelcheck.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The reference model of a pool whose workers hold one request each: which slot is what, which are busy, and how many
 * requests wait. Everything else that {@code Supervisor} does is left out: it must not show.
 */
final class PoolModel {
  enum Slot {
    LIVE,
    RESTARTING,
    RETIRING
  }

  static final int MIN = 1;
  static final int MAX = 3;
  static final int SURGE = 1;
  static final int ATTEMPTS = 2;
  static final int RESTARTS = 2;
  static final int WINDOW = 2;

  private final TreeMap<Integer, Slot> slots = new TreeMap<>();
  private final TreeSet<Integer> busy = new TreeSet<>();
  private final List<Integer> restarts = new ArrayList<>();
  private int now;
  private int target = MIN;
  private int pending;
  private int completed;
  private int failed;
  private boolean escalated;

  PoolModel() {
    advance();
  }

  /** A request is submitted; whether it is accepted. */
  boolean submit() {
    pending += escalated ? 0 : 1;
    advance();
    return !escalated;
  }

  /** The worker of the slot completes its request. */
  void completes(int slot) {
    busy.remove(slot);
    completed++;
    advance();
  }

  /** The worker of the slot dies. What it had, if anything, had been tried so often. */
  void dies(int slot, long tried) {
    if (busy.remove(slot)) {
      pending += tried < ATTEMPTS ? 1 : 0;
      failed += tried < ATTEMPTS ? 0 : 1;
    }
    if (slots.remove(slot) == Slot.LIVE) {
      slots.put(slot, Slot.RESTARTING);
    }
    advance();
  }

  /** The backoff of the slot is over. */
  void restarts(int slot) {
    if (restarts.stream().filter(at -> at > now - WINDOW).count() >= RESTARTS) {
      escalated = true;
      failed += pending + busy.size();
      pending = 0;
      busy.clear();
      slots.clear();
    } else {
      restarts.add(now);
      slots.put(slot, Slot.LIVE);
      advance();
    }
  }

  /** Another size is asked for; whether the pool takes it. */
  boolean scale(int size) {
    target = escalated ? target : Math.clamp(size, MIN, MAX);
    advance();
    return !escalated;
  }

  void unitPasses() {
    now++;
  }

  private void advance() {
    while (!escalated && (grows() || shrinks() || vacates())) {
      // until nothing changes
    }
    for (int slot : in(Slot.LIVE)) {
      if (pending > 0 && busy.add(slot)) {
        pending--;
      }
    }
  }

  private int size() {
    return in(Slot.LIVE).size() + in(Slot.RESTARTING).size();
  }

  private boolean grows() {
    for (int slot = 1; slot <= MAX + SURGE && size() < target; slot++) {
      if (slots.putIfAbsent(slot, Slot.LIVE) == null) {
        return true;
      }
    }
    return false;
  }

  private boolean shrinks() {
    if (size() <= target) {
      return false;
    }
    List<Integer> dead = in(Slot.RESTARTING);
    List<Integer> idle = in(Slot.LIVE).stream().filter(slot -> !busy.contains(slot)).toList();
    if (!dead.isEmpty()) {
      slots.remove(dead.getLast());
    } else if (in(Slot.RETIRING).size() < SURGE) {
      slots.put(idle.isEmpty() ? in(Slot.LIVE).getLast() : idle.getLast(), Slot.RETIRING);
    } else {
      return false;
    }
    return true;
  }

  private boolean vacates() {
    return slots.entrySet().removeIf(slot -> slot.getValue() == Slot.RETIRING && !busy.contains(slot.getKey()));
  }

  List<Integer> in(Slot what) {
    return slots.keySet().stream().filter(slot -> slots.get(slot) == what).toList();
  }

  TreeSet<Integer> busy() {
    return busy;
  }

  @Override
  public String toString() {
    return (escalated ? "ESCALATED" : "RUNNING") + " target " + target + ", live " + in(Slot.LIVE).size()
        + ", restarting " + in(Slot.RESTARTING).size() + ", retiring " + in(Slot.RETIRING).size()
        + ", pending " + pending + ", assigned " + busy.size() + ", completed " + completed + ", failed " + failed
        + ", restarts " + restarts.size();
  }
}
