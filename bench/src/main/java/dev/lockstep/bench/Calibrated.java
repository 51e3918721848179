package dev.lockstep.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark that can be slowed on purpose: about a microsecond of arithmetic, and {@value #SLOWER} percent more. A
 * comparison that does not find it slower would not have found a regression of that size.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class Calibrated {
  /** System property of the fork: by how many percent to do more. */
  public static final String SLOWER = "lockstep.bench.slower";

  /** Each takes some two nanoseconds, and depends on the one before. */
  private static final int STEPS = 500;

  private int steps;
  private long state = 1;

  @Setup
  public void readSlowness() {
    steps = STEPS * (100 + Integer.getInteger(SLOWER, 0)) / 100;
  }

  @Benchmark
  public long microsecond() {
    long x = state;
    for (int i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    state = x;
    return x;
  }
}
