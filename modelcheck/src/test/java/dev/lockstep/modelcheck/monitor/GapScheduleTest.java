package dev.lockstep.modelcheck.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.Operation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Gaps are filled if and only if that is possible, and a defect is one. */
final class GapScheduleTest {
  private final Random random = new Random(Long.getLong("lockstep.seed", 7));

  private long[] values = {};
  private long[] enteredBy = {};
  private long[] leftFrom = {};
  private long[] from = {};
  private long[] by = {};

  private void make() {
    int classes = random.nextInt(4);
    values = random.longs(classes, 0, 5).distinct().sorted().toArray();
    long[] points = random.longs(2L * values.length, 0, 12).sorted().toArray();
    enteredBy = new long[values.length];
    leftFrom = new long[values.length];
    for (int k = 0; k < values.length; k++) { // so that enteredBy[k + 1] >= leftFrom[k]
      boolean swap = random.nextBoolean();
      enteredBy[k] = points[swap ? 2 * k + 1 : 2 * k];
      leftFrom[k] = points[swap ? 2 * k : 2 * k + 1];
    }
    int jobs = random.nextInt(6);
    from = random.longs(jobs, 0, 12).sorted().toArray();
    by = Arrays.stream(from).map(f -> random.nextInt(4) == 0 ? Operation.NEVER : f + random.nextInt(8)).toArray();
  }

  /** Whether the jobs from {@code job} on can be put into gaps that still need so many. */
  private boolean canFill(int job, long[] needed) {
    if (job == from.length) {
      return Arrays.stream(needed).allMatch(n -> n == 0);
    }
    if (by[job] == Operation.NEVER && canFill(job + 1, needed)) {
      return true;
    }
    for (int g = 0; g <= values.length; g++) {
      boolean early = g < values.length && from[job] > enteredBy[g];
      boolean late = g > 0 && by[job] < leftFrom[g - 1];
      if (early || late || g < values.length && needed[g] == 0) {
        continue;
      }
      long[] rest = needed.clone();
      if (g < values.length) {
        rest[g]--;
      }
      if (canFill(job + 1, rest)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void agreesWithTryingAll() {
    int possible = 0;
    int impossible = 0;
    for (int i = 0; i < 20_000; i++) {
      make();
      long[] needed = new long[values.length];
      for (int g = 0; g < needed.length; g++) {
        needed[g] = values[g] - (g == 0 ? 0 : values[g - 1]);
      }
      GapSchedule schedule = new GapSchedule(0, values, enteredBy, leftFrom, from, by, from.length);
      GapSchedule.Defect defect = schedule.fill();
      assertEquals(canFill(0, needed), defect == null);
      if (defect == null) {
        possible++;
        check(schedule, needed);
      } else {
        impossible++;
        check(schedule, defect);
      }
    }
    assertTrue(possible > 1000 && impossible > 1000, possible + " possible, " + impossible + " impossible");
  }

  private void check(GapSchedule schedule, long[] needed) {
    long[] filled = new long[values.length + 1];
    for (int job = 0; job < from.length; job++) {
      int gap = schedule.gap(job);
      assertTrue(gap != GapSchedule.NOWHERE || by[job] == Operation.NEVER);
      if (gap != GapSchedule.NOWHERE) {
        filled[gap]++;
      }
    }
    assertEquals(Arrays.toString(needed), Arrays.toString(Arrays.copyOf(filled, needed.length)));
  }

  private void check(GapSchedule schedule, GapSchedule.Defect defect) {
    assertNotNull(defect);
    long concerned = 0;
    for (int job = 0; job < from.length; job++) {
      concerned += schedule.concerns(job, defect) ? 1 : 0;
    }
    assertTrue(defect.tooMany() ? concerned > defect.capacity() : concerned < defect.capacity(), defect::toString);
  }
}
