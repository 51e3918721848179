package dev.lockstep.modelcheck.structure.flight;

import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Platform threads in a hurry on one channel worker after another, whose owner is a platform thread too: whatever can be
 * contended is. Every worker is shut down while its clients are still at it.
 *
 * <p>Can be loaded on an overlay, hence the JDK types: takes the time in milliseconds, and returns how many operations
 * of clients there were.
 */
public final class Rush implements Supplier<Function<Long, Long>> {
  /** The name of every owner's thread. */
  static final String OWNER = "rush-owner";

  /** The name of every client's thread. */
  static final String CLIENT = "rush-client";

  /** The names of the threads whose every wait must be explained. */
  static final Set<String> THREADS = Set.of(OWNER, CLIENT);

  private static final int CALM = 50;
  private static final int CAPACITY = 4;
  private static final Duration LIFE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public Function<Long, Long> get() {
    return millis -> {
      try {
        return lives(Duration.ofMillis(millis));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the rush was interrupted", stopped);
      }
    };
  }

  private static long lives(Duration time) throws InterruptedException {
    long begin = System.nanoTime();
    long operations = 0;
    do {
      operations += life();
    } while (System.nanoTime() - begin < time.toNanos());
    return operations;
  }

  private static long life() throws InterruptedException {
    Seams seams = Seams.production().withOwnerThreads(Thread.ofPlatform().daemon().name(OWNER).factory());
    Worker worker = new ChannelWorker(WorkerPolicy.ofCapacity(CAPACITY), Request::text, seams).start();
    for (int i = 0; i < CALM; i++) {
      worker.query().await(); // in a hurry, the owner hardly ever waits: here it does
    }
    List<RushClient> clients = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (RushClient.Errand errand : RushClient.Errand.values()) {
      RushClient client = new RushClient(worker, errand, LIFE);
      clients.add(client);
      threads.add(Thread.ofPlatform().daemon().name(CLIENT).start(client));
    }
    for (Thread thread : threads) {
      if (!thread.join(PATIENCE)) {
        throw new IllegalStateException("a client was not answered within " + PATIENCE.toSeconds() + " s");
      }
    }
    if (worker.shutdown(ShutdownPolicy.NOW).await(PATIENCE) == null) {
      throw new IllegalStateException("the worker did not stop within " + PATIENCE.toSeconds() + " s");
    }
    long operations = 0;
    for (RushClient client : clients) {
      operations += client.operations();
    }
    return operations;
  }
}
