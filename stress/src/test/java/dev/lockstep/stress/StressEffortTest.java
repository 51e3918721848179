package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time becomes longer iterations, then more combinations, then more forks. */
final class StressEffortTest {

  @Test
  void noTimeIsStillAShortLookAtEachTest() {
    assertEquals(new Effort(false, 1, 20), Effort.of(Duration.ZERO, 3));
  }

  @Test
  void theQuickBudgetGoesIntoIterations() {
    assertEquals(new Effort(false, 1, 90), Effort.of(Duration.ofSeconds(20), 3));
  }

  @Test
  void theFullBudgetCompilesTheActorsIndependently() {
    assertEquals(new Effort(true, 1, 1197), Effort.of(Duration.ofSeconds(290), 3));
  }

  @Test
  void theDeepBudgetForksAgain() {
    assertEquals(new Effort(true, 8, 902), Effort.of(Duration.ofSeconds(1790), 3));
  }
}
