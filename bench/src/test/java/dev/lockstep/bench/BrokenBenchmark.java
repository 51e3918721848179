package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Negative controls of {@link ResultFile}: benchmarks that fail in a fork. JMH reports neither through its exit status.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BrokenBenchmark {
  /** System property: the file by which a fork knows that it is not the first. */
  static final String MARKER = "dev.lockstep.bench.marker";

  static final String MESSAGE = "broken on purpose";

  /** Lets the first fork live and no other. */
  @State(Scope.Benchmark)
  public static class FirstForkOnly {
    @Setup(Level.Trial)
    public void start() throws IOException {
      Files.createFile(Path.of(System.getProperty(MARKER))); // throws if it exists
    }
  }

  /** Lets the choice of 1 live and no other. */
  @State(Scope.Benchmark)
  public static class FirstChoiceOnly {
    @Param({"1", "2"})
    public int n;

    @Setup(Level.Trial)
    public void start() {
      if (n != 1) {
        throw new IllegalStateException(MESSAGE);
      }
    }
  }

  /** Fails with its second parameter. */
  @Benchmark
  public long failsWithTheSecondParameter(FirstChoiceOnly state) {
    return System.nanoTime() + state.n;
  }

  /** Fails in every fork. */
  @Benchmark
  public int failsInEveryFork() {
    throw new IllegalStateException(MESSAGE);
  }

  /** Fails in every fork but the first. */
  @Benchmark
  public long failsInTheSecondFork(FirstForkOnly state) {
    return System.nanoTime();
  }
}
