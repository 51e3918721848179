package dev.lockstep.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the trace seam costs a step, with nobody listening and with somebody who does. The step is the smallest that a
 * client can cause, a question and its answer, on one thread ({@link QueryStep}): in any other the seam is a smaller
 * part.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TracingOff {

  /** A worker of one {@link World}. All variants come by theirs in the same way. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up before anything else
  public abstract static class Variant {
    @Param Subject subject;

    World world;
    Supplier<?> step;

    abstract World open() throws Exception;

    boolean traced() {
      return false;
    }

    @Setup(Level.Trial)
    public void start() throws Exception {
      world = open();
      step = world.queryStep(Supplier.class, subject, traced());
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
      world.close();
    }
  }

  /** Compiled without the seam. */
  public static class Without extends Variant {
    @Override
    World open() throws Exception {
      return World.withoutTrace();
    }
  }

  /** As shipped, and nobody listens. */
  public static class Off extends Variant {
    @Override
    World open() {
      return World.shipped();
    }
  }

  /** As shipped, and somebody listens. */
  public static class Listening extends Off {
    @Override
    boolean traced() {
      return true;
    }
  }

  /** Null control: the same step of the same worker, compiled without the seam. */
  @Benchmark
  public Object nullControl(Without without) {
    return without.step.get();
  }

  /** The step of a worker whose trace is {@code Trace.none()}. */
  @Benchmark
  public Object off(Off off) {
    return off.step.get();
  }

  /** The step of a worker whose trace keeps the last status: a snapshot of the state, and a call. */
  @Benchmark
  public Object listening(Listening listening) {
    return listening.step.get();
  }
}
