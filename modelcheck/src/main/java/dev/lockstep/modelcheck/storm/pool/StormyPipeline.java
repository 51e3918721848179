package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.modelcheck.storm.corpus.TextAnalysis;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The work of a storm on a pool: really analyses the text, and then, depending on the number in the request's id,
 * returns, throws, takes longer, waits for an interruption, or ignores one. Thread-safe.
 */
final class StormyPipeline implements Pipeline {
  private static final int KINDS = 50;
  private static final long LONGER_MILLIS = 10;
  private static final long STUBBORN_MILLIS = 400;
  private static final long LIMIT_MILLIS = 2_000;

  private final TextAnalysis analysis = new TextAnalysis();
  private final Books books;
  private final CountDownLatch over;

  /** Whoever waits here goes on when {@code over} says so. */
  StormyPipeline(Books books, CountDownLatch over) {
    this.books = books;
    this.over = over;
  }

  @Override
  public String process(Request request) throws Exception {
    books.starts(request.id());
    String result = analysis.process(request);
    long number = Long.parseLong(request.id().substring(request.id().indexOf('-') + 1));
    switch ((int) (number % KINDS)) {
      case 7 -> throw new IllegalStateException("planned failure of " + request.id());
      case 13 -> throw new AssertionError("planned error of " + request.id());
      case 19, 29, 39 -> over.await(LONGER_MILLIS, TimeUnit.MILLISECONDS);
      case 31 -> over.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
      case 43 -> ignoreInterruption();
      default -> {}
    }
    return result;
  }

  private void ignoreInterruption() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STUBBORN_MILLIS);
    boolean waiting = true;
    while (waiting) {
      try {
        waiting = !over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS) && System.nanoTime() < end;
      } catch (InterruptedException ignored) {
        waiting = true; // that is what a stubborn pipeline does
      }
    }
  }
}
