package dev.lockstep.bench;

import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The cost of one status read while a {@link PacedClient} keeps the worker changing.
 *
 * <p>A read takes about as long as looking at the clock or at JMH's own loop condition; hence reads are timed in
 * batches. The loop is closed (each read begins when the last one ended), so this is a cost at saturation. It is not a
 * response time: whatever happens in a pause of the reader is not seen.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatusRead {
  /** Reads in one timed batch. */
  static final int BATCH = 1000;

  /**
   * A worker, its client, and the null control's reference.
   *
   * <p>The reference is written by the worker's trace seam, once for each change of the worker. So the null control has
   * the writer that a status has: same pace, same thread, same load on the machine.
   */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up before anything else
  public static class Live {
    @Param Subject subject;

    final AtomicReference<String> reference = new AtomicReference<>("none");
    Worker worker;
    PacedClient client;

    @Setup(Level.Trial)
    public void start() {
      worker = subject.start(Seams.production().withTrace((action, subject, after) -> reference.set(action)));
      client = new PacedClient(worker).start();
    }

    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
      client.stop();
      Subject.stop(worker);
    }
  }

  /** What the client did while a reader read: a row of its own in the results. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Client {
    /** Requests that completed in the measured iterations, each counted from the end of the one before. */
    public long requests;

    @TearDown(Level.Iteration)
    public void count(Live live) {
      requests = live.client.sinceLastAsked();
    }
  }

  /** Null control: a volatile load of a reference that is written whenever the worker changes. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void nullControl(Live live, Client client, Blackhole sink) {
    AtomicReference<String> reference = live.reference;
    for (int i = 0; i < BATCH; i++) {
      sink.consume(reference.get());
    }
  }

  /** {@link Worker#status}: the mutex worker's read lock, the channel worker's watch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void status(Live live, Client client, Blackhole sink) {
    Worker worker = live.worker;
    for (int i = 0; i < BATCH; i++) {
      sink.consume(worker.status());
    }
  }

  /**
   * {@link Worker#query}, and waiting for the answer: the mutex worker's write lock, a question to the channel worker's
   * owner.
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void query(Live live, Client client, Blackhole sink) throws InterruptedException {
    Worker worker = live.worker;
    for (int i = 0; i < BATCH; i++) {
      sink.consume(worker.query().await());
    }
  }
}
