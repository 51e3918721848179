package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.storm.corpus.TextAnalysis;
import dev.lockstep.modelcheck.storm.plan.Errand;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline of a storm: really analyses the text, then returns, throws, holds or lingers as the plan says, and
 * records when it was entered and left. One for each worker; the deck changes with the round.
 */
final class StormPipeline implements Pipeline {
  /** When a pipeline that waits for its client or an interruption ends by itself: it must never come to that. */
  static final long LIMIT_MILLIS = 2_000;

  private final TextAnalysis analysis = new TextAnalysis();
  private volatile @Nullable Deck deck;

  /** Fails as planned. */
  static final class AnalysisFailed extends Exception {
    AnalysisFailed(String request) {
      super("planned failure of " + request);
    }
  }

  /** Fails as planned, and as no pipeline should. */
  static final class PlannedError extends Error {
    PlannedError(String request) {
      super("planned error of " + request);
    }
  }

  /** Another round begins. Nothing runs at that moment. */
  void serve(Deck next) {
    deck = next;
  }

  @Override
  public String process(Request request) throws Exception {
    Deck now = deck;
    Flight flight = now == null ? null : now.find(request.id());
    if (now == null || flight == null) {
      if (now != null) {
        now.trouble("W4", "request " + request.id() + ", which was answered in an earlier round, ran after all");
      }
      throw new IllegalStateException("a request of another round runs: " + request.id());
    }
    PipelineRun run = flight.enter(now.clock.now());
    now.journal.enters(request.id());
    try {
      String result = work(request, flight, run);
      run.returned = result;
      return result;
    } catch (Throwable thrown) {
      run.thrown = thrown;
      throw thrown;
    } finally {
      run.interrupted |= Thread.currentThread().isInterrupted();
      now.journal.leaves(request.id(), run.thrown == null);
      flight.leaving.countDown();
      run.left = now.clock.now();
    }
  }

  private String work(Request request, Flight flight, PipelineRun run) throws Exception {
    String result = analysis.process(request);
    Errand errand = flight.errand;
    switch (errand.work()) {
      case ANALYSE -> pause(flight, errand.workNanos(), run);
      case FAIL -> throw new AnalysisFailed(request.id());
      case ERROR -> throw new PlannedError(request.id());
      case HOLD -> pause(flight, TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS), run);
      case LINGER -> {
        try {
          pause(flight, TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS), run);
        } catch (InterruptedException ignored) {
          pause(flight, errand.workNanos(), run); // a pipeline that does not listen, for a while
        }
      }
    }
    return result;
  }

  private static void pause(Flight flight, long nanos, PipelineRun run) throws InterruptedException {
    try {
      flight.released.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      run.interrupted = true;
      throw interrupted;
    }
  }
}
