package dev.lockstep.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static Latencies of(long... micros) {
    Latencies latencies = Latencies.NONE;
    for (long each : micros) {
      latencies = latencies.and(each * 1_000);
    }
    return latencies;
  }

  @Test
  void nothingTakesNoTime() {
    assertEquals(0, Latencies.NONE.total());
    assertEquals(Duration.ZERO, Latencies.NONE.percentile(0.99));
  }

  @Test
  void aPercentileIsTheEndOfTheBucketThatReachesIt() {
    Latencies latencies = of(1, 10, 100, 1_000);
    assertEquals(Duration.ofNanos(2_000), latencies.percentile(0));
    assertEquals(Duration.ofNanos(2_000), latencies.percentile(0.25));
    assertEquals(Duration.ofNanos(12_000), latencies.percentile(0.5));
    assertEquals(Duration.ofNanos(112_000), latencies.percentile(0.75));
    assertEquals(Duration.ofNanos(1_024_000), latencies.percentile(1));
    assertEquals(4, latencies.total());
  }

  @Test
  void noBucketIsMoreThanAQuarterTooLong() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long micros = 4 + (random.nextLong(1L << 50) >>> (20 + random.nextInt(30)));
      long told = of(micros).percentile(1).toNanos() / 1_000;
      assertTrue(micros < told && told <= micros + micros / 4 + 1, micros + " us is told as " + told);
    }
  }

  @Test
  void whatIsBeyondTheBucketsIsInTheFirstOrTheLast() {
    assertEquals(Duration.ofNanos(1_000), of(-5).percentile(1));
    assertEquals(of(Long.MAX_VALUE / 2_000).percentile(1), of(Long.MAX_VALUE / 1_000).percentile(1));
  }

  @Test
  void aHistogramIsNotChangedByTheNext() {
    Latencies one = of(7);
    Latencies two = one.and(9_000);
    assertEquals(1, one.total());
    assertEquals(2, two.total());
  }

  @Test
  void aShareIsFromNoneToAll() {
    assertThrows(IllegalArgumentException.class, () -> Latencies.NONE.percentile(99));
    assertThrows(IllegalArgumentException.class, () -> Latencies.NONE.percentile(-0.1));
  }
}
