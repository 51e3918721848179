package dev.lockstep.modelcheck.simulation.engine;

import java.util.Arrays;

/** A set of well-mixed numbers, without a box for each. */
final class LongSet {
  private long[] table = new long[1 << 12];
  private int size;
  private boolean hasZero;

  /** Adds {@code value}; 0 marks an empty place, and is kept apart. */
  void add(long value) {
    if (value == 0) {
      hasZero = true;
      return;
    }
    if (insert(table, value) && ++size * 2 > table.length) {
      long[] larger = new long[table.length * 2];
      Arrays.stream(table).filter(old -> old != 0).forEach(old -> insert(larger, old));
      table = larger;
    }
  }

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  private static boolean insert(long[] table, long value) {
    int place = (int) value & (table.length - 1);
    while (table[place] != 0) {
      if (table[place] == value) {
        return false;
      }
      place = (place + 1) & (table.length - 1);
    }
    table[place] = value;
    return true;
  }
}
