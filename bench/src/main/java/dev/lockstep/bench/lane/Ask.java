package dev.lockstep.bench.lane;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
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
 * An idle owner is asked and answers: what {@code core} chose, beside what it did not choose, beside the floor. Two
 * classes, because the kind of the asker's threads is a matter of the JVM: {@link OnVirtual} and {@link OnPlatform}.
 *
 * <p>The loop is closed, and one asker asks.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up before anything else
public abstract class Ask {
  private static final Object QUESTION = "question";

  @Param Peer peer;

  private Exchange exchange;

  abstract ThreadFactory owners();

  @Setup(Level.Trial)
  public void open() {
    exchange = peer.open(owners());
  }

  @TearDown(Level.Trial)
  public void close() throws Exception {
    exchange.close();
  }

  @Benchmark
  public Object ask() throws Exception {
    return exchange.ask(QUESTION);
  }

  /** Asker and owner on virtual threads. */
  @Fork(value = 3, jvmArgsAppend = "-Djmh.executor=VIRTUAL")
  public static class OnVirtual extends Ask {
    @Override
    ThreadFactory owners() {
      return Thread.ofVirtual().factory();
    }
  }

  /** Asker and owner on platform threads. */
  @Fork(3)
  public static class OnPlatform extends Ask {
    @Override
    ThreadFactory owners() {
      return Thread.ofPlatform().daemon().factory();
    }
  }
}
