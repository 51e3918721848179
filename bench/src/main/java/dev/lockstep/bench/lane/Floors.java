package dev.lockstep.bench.lane;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What no status and no reply can be quicker than on this machine. The third floor, two threads that park and wake each
 * other, is {@link Peer#FLOOR_PARK}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Floors {
  /** Operations in one timed batch: one takes less than a look at the clock. */
  static final int BATCH = 1000;

  /** A field that nobody writes. */
  @State(Scope.Benchmark)
  public static class Field {
    volatile Object value = "value";
  }

  /** A thread on another processor that echoes a number, spinning. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Echo {
    private static final long END = -1;

    volatile long said;
    // Fields of one object share a cache line unless something lies between them.
    long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16;
    volatile long echoed;

    private Thread thread;

    @Setup(Level.Trial)
    public void start() {
      thread = Thread.ofPlatform().daemon().start(this::run);
    }

    private void run() {
      long last = 0;
      while (last != END) {
        long next = said;
        if (next != last) {
          echoed = next;
          last = next;
        }
        Thread.onSpinWait();
      }
    }

    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
      said = END;
      thread.join();
    }
  }

  /** A volatile load of a reference. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void volatileRead(Field field, Blackhole sink) {
    for (int i = 0; i < BATCH; i++) {
      sink.consume(field.value);
    }
  }

  /** A number goes to another processor and comes back: two cache lines, both sides spinning. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void spinRoundTrip(Echo echo) {
    for (int i = 0; i < BATCH; i++) {
      long next = echo.said + 1;
      echo.said = next;
      while (echo.echoed != next) {
        Thread.onSpinWait();
      }
    }
  }
}
