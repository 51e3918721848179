package dev.lockstep.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A schedule does not wait for whoever is late: what is due meanwhile stays due. */
final class ScheduleTest {
  private static final long PERIOD = 2_000_000;

  @Test
  void momentsComeInEqualStepsHoweverLateOneIs() {
    Schedule schedule = Schedule.regular(PERIOD);
    long first = schedule.awaitNext();
    while (System.nanoTime() - first < 5 * PERIOD) {
      Thread.onSpinWait();
    }

    for (int i = 1; i <= 5; i++) {
      assertEquals(first + i * PERIOD, schedule.awaitNext());
    }
  }

  @Test
  void aJitteredMomentLiesInItsPeriod() {
    Schedule schedule = Schedule.jittered(PERIOD, 3);
    long first = schedule.awaitNext();

    for (int i = 1; i <= 20; i++) {
      long due = schedule.awaitNext();
      assertTrue(due - first > (i - 1) * PERIOD && due - first < (i + 1) * PERIOD, i + ": " + (due - first));
    }
  }

  @Test
  void nobodyIsLetGoBeforeTheMoment() {
    Schedule schedule = Schedule.regular(PERIOD);
    for (int i = 0; i < 10; i++) {
      long due = schedule.awaitNext();
      assertTrue(System.nanoTime() - due >= 0);
    }
  }
}
