package dev.lockstep.modelcheck.simulation.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The waits of a pool between the death of a worker and the next one, as chance and the timer see them. */
final class Backoffs {
  /** One wait: the longest that it could be, and the one that was drawn. */
  record Wait(long atMost, long drawn, int inStep) {}

  private final List<Wait> waits = new ArrayList<>();
  private boolean untold;
  private long misheard = -1;
  private long scheduledInstead;
  private int step;

  void inStep(int now) {
    step = now;
  }

  /** How many were drawn so far. */
  long number() {
    return waits.size();
  }

  void drawn(long atMost, long drawn) {
    waits.add(new Wait(atMost, drawn, step));
  }

  /** The drawn wait is returned, and is to be scheduled next. */
  void told() {
    untold = true;
  }

  /** The next alarm after a draw is for what was drawn. */
  void scheduled(Duration delay) {
    if (untold) {
      untold = false;
      if (delay.toNanos() != waits.getLast().drawn() && misheard < 0) {
        misheard = waits.getLast().drawn();
        scheduledInstead = delay.toNanos();
      }
    }
  }

  List<Wait> waits() {
    return waits;
  }

  /** Whether a wait was drawn and another one scheduled. */
  boolean isMisheard() {
    return misheard >= 0;
  }

  String misheard() {
    return "a wait of " + misheard + " ns was drawn, and one of " + scheduledInstead + " ns scheduled";
  }
}
