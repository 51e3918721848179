package dev.lockstep.bench;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import java.util.ArrayDeque;
import java.util.Deque;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a request costs the worker itself: posted, accepted, started, run, settled and told, all on one thread, with a
 * clock that stands still. Between threads a request takes many times as long, and how long depends on the scheduler's
 * mood; that hides what a change of the worker has done. So this, and not {@link RoundTrip}, is what a quick comparison
 * of two versions looks at.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up before anything else
public class OneThread {
  private static final Request REQUEST = new Request("request", "");

  @Param Subject subject;

  private final Deque<Runnable> started = new ArrayDeque<>();
  private Stepped stepped;

  @Setup(Level.Trial)
  public void open() {
    Seams seams = Seams.production().withClock(() -> 0).withRunner(this::start);
    stepped = Stepped.of(subject, seams);
  }

  private Runner.Run start(Runnable body) {
    started.add(body);
    return () -> {}; // nothing interrupts it
  }

  /** A request from its post to its outcome. */
  @Benchmark
  public Outcome request() {
    Oneshot<Outcome> outcome = stepped.worker().post(REQUEST).outcome();
    stepped.owner().run();
    started.remove().run();
    stepped.owner().run();
    Outcome told = outcome.peek();
    if (!(told instanceof Outcome.Completed)) {
      throw new IllegalStateException("the request did not complete: " + told);
    }
    return told;
  }
}
