package dev.lockstep.bench;

import dev.lockstep.bench.station.Row;
import dev.lockstep.bench.station.Station;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An idle worker and one client, both on virtual threads: a question and its answer, a request that does nothing and
 * its outcome, and many requests under way at once. All rows process outside, on a virtual thread for each request.
 *
 * <p>The loop is closed.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Djmh.executor=VIRTUAL")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up before anything else
public class VirtualTrip {
  /** Requests under way at once. */
  static final int WINDOW = 64;

  @Param({"SHORT_LOCK", "QUERY", "JOX"})
  Row row;

  private Station station;

  @Setup(Level.Trial)
  public void open() {
    station = row.open(request -> "", Thread.ofVirtual().factory());
  }

  @TearDown(Level.Trial)
  public void close() throws InterruptedException {
    station.close();
  }

  /** A status read: of the mutex worker its read lock, of the others a question to the owner. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public boolean status() throws InterruptedException {
    return station.showsActive();
  }

  /** Post, execution, outcome. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public Outcome roundTrip() throws InterruptedException {
    return station.roundTrip();
  }

  /** The same, when the next request does not wait for the outcome of the last: time for each, so throughput. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OperationsPerInvocation(WINDOW)
  public void pipelined() throws InterruptedException {
    List<Oneshot<Outcome>> window = new ArrayList<>(WINDOW);
    for (int i = 0; i < WINDOW; i++) {
      window.add(station.post());
    }
    for (Oneshot<Outcome> outcome : window) {
      Station.completed(outcome.await());
    }
  }
}
