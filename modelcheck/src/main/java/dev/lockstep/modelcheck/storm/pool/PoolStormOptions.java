package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.modelcheck.subject.Subject;
import java.time.Duration;
import java.util.List;

/**
 * What a storm on a pool is to do.
 *
 * @param subject whose workers the pool has
 * @param corpus what is analysed
 * @param clients how many threads submit
 * @param observers how many threads look on
 * @param seed decides what clients, operator and killer do, as far as that is not the machine's
 * @param time how long
 * @param killEvery how often a worker is killed, or hangs
 */
public record PoolStormOptions(
    Subject subject, List<Document> corpus, int clients, int observers, long seed, Duration time, Duration killEvery) {
  /** How often a worker is killed if nobody says otherwise. */
  public static final Duration KILL_EVERY = Duration.ofMillis(200);

  /** Copies the list. */
  public PoolStormOptions {
    corpus = List.copyOf(corpus);
  }
}
