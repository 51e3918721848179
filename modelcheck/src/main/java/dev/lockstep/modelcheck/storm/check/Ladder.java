package dev.lockstep.modelcheck.storm.check;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The highest value known by a time. */
final class Ladder {
  /** From {@code time} on, {@code value} is known, because of {@code what}. */
  record Step(long time, long value, String what) {}

  private final TreeMap<Long, Step> steps = new TreeMap<>();

  void add(long time, long value, String what) {
    Map.Entry<Long, Step> below = steps.floorEntry(time);
    if (below != null && below.getValue().value >= value) {
      return;
    }
    steps.put(time, new Step(time, value, what));
    Map.Entry<Long, Step> above = steps.higherEntry(time);
    while (above != null && above.getValue().value <= value) {
      steps.remove(above.getKey());
      above = steps.higherEntry(time);
    }
  }

  /** The highest value added for a time before {@code time}; null if there is none. */
  @Nullable Step highestBefore(long time) {
    Map.Entry<Long, Step> entry = steps.lowerEntry(time);
    return entry == null ? null : entry.getValue();
  }
}
