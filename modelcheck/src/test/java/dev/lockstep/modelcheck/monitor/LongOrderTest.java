package dev.lockstep.modelcheck.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sorts stably, whatever the keys. */
final class LongOrderTest {
  @Test
  void sortsStably() {
    Random random = new Random(Long.getLong("lockstep.seed", 7));
    for (int i = 0; i < 2000; i++) {
      int count = random.nextInt(50);
      long bound = 1L << random.nextInt(1, 63);
      long[] keys = random.longs(count, 0, bound).toArray();
      int[] items = IntStream.range(0, count).toArray();
      int[] expected =
          IntStream.range(0, count).boxed().sorted(Comparator.comparingLong(k -> keys[k])).mapToInt(k -> k).toArray();
      long[] sorted = keys.clone();
      LongOrder.sort(items, sorted, count);
      assertArrayEquals(expected, items);
      assertArrayEquals(IntStream.of(expected).mapToLong(k -> keys[k]).toArray(), sorted);
    }
  }
}
