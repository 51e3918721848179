package dev.lockstep.modelcheck.monitor;

/**
 * Sorts numbers by keys, stably, in time linear in their count: radix sort on the bytes in which the keys differ. Times
 * of one segment differ in few bytes.
 */
public final class LongOrder {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private LongOrder() {}

  /**
   * Puts {@code items[0..count)} in ascending order of {@code keys[i]}, the key of {@code items[i]}, and the keys
   * too.
   */
  public static void sort(int[] items, long[] keys, int count) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    boolean sorted = true;
    for (int i = 0; i < count; i++) {
      sorted &= i == 0 || keys[i - 1] <= keys[i];
      least = Math.min(least, keys[i]);
      most = Math.max(most, keys[i]);
    }
    if (sorted) {
      return;
    }
    int[] items2 = new int[count];
    long[] keys2 = new long[count];
    int passes = 0;
    for (int shift = 0; shift < Long.SIZE && most - least >>> shift != 0; shift += BITS) {
      if (passes++ % 2 == 0) {
        pass(items, keys, items2, keys2, count, least, shift);
      } else {
        pass(items2, keys2, items, keys, count, least, shift);
      }
    }
    if (passes % 2 == 1) {
      System.arraycopy(items2, 0, items, 0, count);
      System.arraycopy(keys2, 0, keys, 0, count);
    }
  }

  private static void pass(
      int[] items, long[] keys, int[] toItems, long[] toKeys, int count, long least, int shift) {
    int[] starts = new int[BUCKETS + 1];
    for (int i = 0; i < count; i++) {
      starts[bucket(keys[i], least, shift) + 1]++;
    }
    for (int b = 0; b < BUCKETS; b++) {
      starts[b + 1] += starts[b];
    }
    for (int i = 0; i < count; i++) {
      int at = starts[bucket(keys[i], least, shift)]++;
      toItems[at] = items[i];
      toKeys[at] = keys[i];
    }
  }

  private static int bucket(long key, long least, int shift) {
    return (int) (key - least >>> shift) & BUCKETS - 1;
  }
}
