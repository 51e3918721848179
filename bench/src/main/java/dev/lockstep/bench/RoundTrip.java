package dev.lockstep.bench;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
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
 * The time from posting a request that does nothing to its outcome, as its client sees it: one client, an idle worker.
 *
 * <p>The loop is closed: the next request is posted when the last outcome has come. JMH's client is a platform thread.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoundTrip {

  /** A worker that nobody else uses. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up before anything else
  public static class Idle {
    @Param Subject subject;

    Worker worker;

    @Setup(Level.Trial)
    public void start() {
      worker = subject.start(Seams.production());
    }

    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
      Subject.stop(worker);
    }
  }

  /**
   * Null control: a virtual thread that answers and a client that waits, as with the shipped runner, but no worker. It
   * is not a lower bound: its forks differ widely, and it was seen slower than a worker.
   */
  @Benchmark
  public Outcome nullControl() throws InterruptedException {
    Oneshot<Outcome> outcome = new Oneshot<>();
    Runner.VIRTUAL.start(() -> outcome.complete(new Outcome.Completed("")));
    return outcome.await();
  }

  /** Post, execution, outcome. */
  @Benchmark
  public Outcome roundTrip(Idle idle) throws InterruptedException {
    return Subject.roundTrip(idle.worker);
  }
}
