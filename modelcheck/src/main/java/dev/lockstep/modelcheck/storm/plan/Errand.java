package dev.lockstep.modelcheck.storm.plan;

import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.modelcheck.storm.corpus.TextAnalysis;
import dev.lockstep.worker.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request of a round, and how it is to go.
 *
 * @param id the request's id, unique in the round
 * @param document what is analysed
 * @param work what the pipeline does
 * @param conduct what the client does
 * @param patience how long the submission waits for room
 * @param timeLimit the request's; null: none
 * @param pauseNanos how long the client waits before it posts
 * @param workNanos how long the pipeline takes, is held, or lingers
 */
public record Errand(
    String id,
    Document document,
    Work work,
    Conduct conduct,
    Duration patience,
    @Nullable Duration timeLimit,
    long pauseNanos,
    long workNanos) {

  /** What is posted. */
  public Request request() {
    return new Request(id, document.text(), patience, timeLimit);
  }

  /** The right result, if there is to be one. */
  public String expected() {
    return TextAnalysis.result(id, document.report());
  }
}
