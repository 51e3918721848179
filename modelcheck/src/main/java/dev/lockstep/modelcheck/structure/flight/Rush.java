package dev.lockstep.modelcheck.structure.flight;

import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Platform threads in a hurry, on a channel worker and then on a pool of them, again and again. Owners and couriers are
 * platform threads too: whatever can be contended is. Each worker and pool is shut down while its clients are at it.
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
  private static final int MOST_WORKERS = 3;
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
      operations += worker();
      operations += pool();
    } while (System.nanoTime() - begin < time.toNanos());
    return operations;
  }

  private static Seams seams() {
    return Seams.production().withOwnerThreads(Thread.ofPlatform().daemon().name(OWNER).factory());
  }

  private static long worker() throws InterruptedException {
    Worker worker = new ChannelWorker(WorkerPolicy.ofCapacity(CAPACITY), Request::text, seams()).start();
    for (int i = 0; i < CALM; i++) {
      worker.query().await(); // in a hurry, the owner hardly ever waits: here it does
    }
    long operations = life(WorkerErrands.at(worker), () -> worker.shutdown(ShutdownPolicy.DEFAULT));
    if (worker.shutdown(ShutdownPolicy.NOW).await(PATIENCE) == null) {
      throw new IllegalStateException("the worker did not stop within " + PATIENCE.toSeconds() + " s");
    }
    return operations;
  }

  private static long pool() throws InterruptedException {
    Orchestrator pool =
        new Orchestrator(
            PoolPolicy.ofSize(1).withScaling(ScalingPolicy.between(1, MOST_WORKERS)),
            (policy, pipeline, seams) -> new ChannelWorker(policy, pipeline, seams).start(),
            Request::text,
            PoolSeams.production().withShared(seams()),
            ShutdownPolicy.DEFAULT);
    pool.start();
    long operations = life(PoolErrands.at(pool), () -> pool.shutdown(ShutdownPolicy.DEFAULT));
    pool.close();
    return operations;
  }

  /** Lets clients run their errands; the last of them should shut down. {@code end} makes sure of that. */
  private static long life(List<RushClient.Errand> errands, Runnable end) throws InterruptedException {
    List<RushClient> clients = errands.stream().map(RushClient::new).toList();
    List<Thread> threads = new ArrayList<>();
    for (RushClient client : clients) {
      threads.add(Thread.ofPlatform().daemon().name(CLIENT).start(client));
    }
    join(threads.getLast());
    end.run();
    for (Thread thread : threads) {
      join(thread);
    }
    return clients.stream().mapToLong(RushClient::operations).sum();
  }

  private static void join(Thread thread) throws InterruptedException {
    if (!thread.join(PATIENCE)) {
      throw new IllegalStateException("a client was not answered within " + PATIENCE.toSeconds() + " s: "
          + Arrays.toString(thread.getStackTrace()));
    }
  }
}
