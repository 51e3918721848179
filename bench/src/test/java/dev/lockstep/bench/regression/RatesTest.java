package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where nothing changed there is hardly ever an alarm, and 10 % are found if forks spread by no more than 3 %. */
final class RatesTest {
  private static final int TENTH = Rates.SLOWDOWNS.indexOf(0.1);

  @Test
  void alarmsAreAsRareAsTheLevelSays() {
    for (double spread : new double[] {0.02, 0.1}) {
      Rates rates = Rates.of(spread, 8, 40);
      assertTrue(rates.alarms() <= 3, rates + ": at a level of one in a hundred");
    }
  }

  @Test
  void whatIsToBeFoundIsFound() {
    assertTrue(Rates.of(0.03, 10, 60).found().get(TENTH) >= 57);
    assertEquals(0, Rates.of(0.03, 3, 20).found().get(TENTH), "three forks find nothing");
  }
}
