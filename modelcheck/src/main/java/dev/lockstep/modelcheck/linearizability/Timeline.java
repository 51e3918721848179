package dev.lockstep.modelcheck.linearizability;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.Step;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The steps of one partition as a row of events: each step begins, and each required step ends. At equal points
 * beginnings come first, so that steps that touch are concurrent.
 *
 * <p>Each step owns a slot while it is open, and slots are used again: a set of open steps is a few bits, however long
 * the history.
 */
final class Timeline {
  private final int[] events; // 2 * step for a beginning, 2 * step + 1 for an end
  private final int[] slots;
  private final int slotCount;

  private record Event(int code, long point) {
    boolean end() {
      return (code & 1) == 1;
    }
  }

  Timeline(List<? extends Step<?>> steps) {
    events = events(steps);
    slots = new int[steps.size()];
    BitSet used = new BitSet();
    int most = 0;
    for (int code : events) {
      int step = code >> 1;
      if ((code & 1) == 1) {
        used.clear(slots[step]);
      } else {
        slots[step] = used.nextClearBit(0);
        used.set(slots[step]);
        most = Math.max(most, slots[step] + 1);
      }
    }
    slotCount = most;
  }

  private static int[] events(List<? extends Step<?>> steps) {
    Event[] events = new Event[2 * steps.size()];
    int n = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step<?> step = steps.get(i);
      events[n++] = new Event(2 * i, step.invocation());
      if (step.latest() != Operation.NEVER) {
        events[n++] = new Event(2 * i + 1, step.latest());
      }
    }
    Event[] sorted = Arrays.copyOf(events, n);
    Arrays.sort(sorted, Comparator.comparingLong(Event::point).thenComparing(Event::end));
    return Arrays.stream(sorted).mapToInt(Event::code).toArray();
  }

  int length() {
    return events.length;
  }

  int step(int event) {
    return events[event] >> 1;
  }

  boolean isEnd(int event) {
    return (events[event] & 1) == 1;
  }

  int slot(int step) {
    return slots[step];
  }

  int slotCount() {
    return slotCount;
  }
}
