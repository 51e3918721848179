package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.orchestrator.Metrics;
import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.HealthPolicy;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.RestartPolicy;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Real load on a real pool, whose workers are killed and hang, and which grows and shrinks meanwhile. Clients,
 * observers, an operator and a killer each have threads of their own; whatever they are told is entered in the books,
 * which must balance at the end.
 *
 * <p>Not thread-safe; run once.
 */
public final class PoolStorm {
  static final int MIN = 2;
  static final int MAX = 6;
  static final int SURGE = 2;
  static final int ATTEMPTS = 3;

  /** So often as nobody kills, so that the pool never gives up. */
  private static final int RESTARTS = 10_000;

  private static final ShutdownPolicy END = new ShutdownPolicy(Duration.ofSeconds(10), Duration.ofSeconds(5));
  private static final long LOOK_NANOS = 100_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PoolStormOptions options;
  private final Census census = new Census();
  private final Books books = new Books();
  private final Victims victims;
  private final Orchestrator pool;
  private final Samples samples = new Samples(books);
  private @Nullable PoolReport report;
  private boolean nothingLeft;

  /** A storm that has not begun. */
  public PoolStorm(PoolStormOptions options) {
    this.options = options;
    this.victims = new Victims(options.subject().factory());
    Seams seams = census.in(Seams.production());
    this.pool =
        new Orchestrator(
            policy(), victims, new StormyPipeline(books, victims.over()), PoolSeams.production().withShared(seams),
            END);
  }

  private static PoolPolicy policy() {
    return new PoolPolicy(
        16,
        ATTEMPTS,
        new WorkerPolicy(2, Duration.ofMillis(200)),
        new ScalingPolicy(MIN, MAX, SURGE, 4, 2, Duration.ofMillis(50), Duration.ofMillis(100)),
        new RestartPolicy(RESTARTS, Duration.ofSeconds(1), Duration.ofMillis(2), Duration.ofMillis(50)),
        new HealthPolicy(Duration.ofMillis(20), 5));
  }

  /** Runs it; {@code progress} hears of the storm now and then. */
  public void run(Consumer<PoolStorm> progress) throws InterruptedException {
    Subscription<PoolResult> results = pool.results().subscribe(SubscriptionPolicy.block(64));
    pool.start();
    Thread reader = Thread.ofPlatform().name("pool-storm-results").start(() -> read(results));
    Crowd crowd = new Crowd(options, pool, books, victims, samples);
    crowd.start();
    long end = System.nanoTime() + options.time().toNanos();
    while (System.nanoTime() < end && books.violations().isEmpty()) {
      LockSupport.parkNanos(LOOK_NANOS);
      progress.accept(this);
    }
    crowd.stop();
    close(reader);
  }

  private void read(Subscription<PoolResult> results) {
    try {
      while (true) {
        switch (results.await()) {
          case Delivery.Value<PoolResult>(PoolResult result) -> books.published(result);
          case Delivery.Dropped<PoolResult> dropped ->
              books.broken("B2", "a reader that blocks lost " + dropped.count());
          case Delivery.Ended<PoolResult> ended -> {
            return;
          }
        }
      }
    } catch (InterruptedException stopped) {
      books.broken("B4", "the results do not end");
    }
  }

  private void close(Thread reader) throws InterruptedException {
    report = pool.shutdown(END).await(END.grace().plus(END.linger()).plus(PATIENCE));
    victims.release();
    reader.join(PATIENCE);
    reader.interrupt();
    reader.join();
    PoolReport told = report;
    if (told == null) {
      books.broken("S9", "the pool does not end: " + pool.status());
      return;
    }
    books.close();
    balance(told.last());
    nothingLeft = census.awaitNothing(PATIENCE);
    if (!nothingLeft) {
      books.broken("S9", "after the end there are left: " + census);
    }
  }

  private void balance(PoolStatus last) {
    if (last.accepted() != books.accepted() || !last.totals().equals(books.told())) {
      books.broken("S4", "clients were told of " + books.accepted() + " accepted requests, " + books.told()
          + "; the pool says " + last);
    }
    if (!books.published().equals(books.told())) {
      books.broken("S5", "clients were told " + books.told() + ", and published was " + books.published());
    }
    Metrics metrics = pool.metrics();
    boolean sums = metrics.totals().equals(books.published()) && metrics.attempts() == books.attempts();
    if (!sums || metrics.latencies().total() != books.published().settled()) {
      books.broken("M1", "the results add up to " + books.published() + ", " + books.attempts()
          + " attempts; the metrics are " + metrics.totals() + ", " + metrics.attempts() + " attempts, " + metrics.latencies().total() + " latencies");
    }
  }

  // ---- What there is to say

  PoolStormOptions options() {
    return options;
  }

  Books books() {
    return books;
  }

  Victims victims() {
    return victims;
  }

  Samples samples() {
    return samples;
  }

  PoolStatus status() {
    return pool.status();
  }

  Census census() {
    return census;
  }

  /** How it ended; null if it did not. */
  @Nullable PoolReport report() {
    return report;
  }

  /** The rules that were seen broken. */
  public List<String> broken() {
    List<String> rules = new ArrayList<>();
    books.violations().forEach(violation -> rules.add(violation.rule()));
    return rules;
  }

  /** Whether enough happened for a pass to mean something. */
  public boolean sawEnough() {
    PoolStatus status = pool.status();
    return books.told().completed() > 0 && status.restarts() > 0 && samples.taken() > 0 && samples.scalings() > 0;
  }
}
