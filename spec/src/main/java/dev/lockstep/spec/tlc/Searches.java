package dev.lockstep.spec.tlc;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs of TLC, one for each of several models, two at a time: most of them are too short to keep two threads of one TLC
 * busy. Each uses one thread, so that what it prints is the same every time.
 *
 * <p>For one thread.
 */
final class Searches implements AutoCloseable {
  private static final int AT_A_TIME = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
  private final Map<Model, Future<TlcResult>> results = new LinkedHashMap<>();

  /**
   * Begins to search.
   *
   * @param budget for all of them together; a search that begins when it is spent is stopped at once
   */
  Searches(TlcRun tlc, List<Model> models, Duration budget) {
    long start = System.nanoTime();
    for (Model model : models) {
      results.put(model, threads.submit(() -> {
        Duration left = budget.minusNanos(System.nanoTime() - start);
        return tlc.check(model, left.isNegative() ? Duration.ZERO : left);
      }));
    }
  }

  /** What became of this model. Blocks until its search has ended. */
  TlcResult result(Model model) throws IOException, InterruptedException {
    try {
      return Objects.requireNonNull(results.get(model), "not one of the models").get();
    } catch (ExecutionException failed) {
      throw new IOException(model + ": TLC could not be run: " + failed.getCause(), failed);
    }
  }

  /** Stops what still searches; no process is left behind. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
