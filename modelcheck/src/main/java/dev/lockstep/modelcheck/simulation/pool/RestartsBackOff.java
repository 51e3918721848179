package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.worker.Outcome;
import java.util.stream.IntStream;

/**
 * S8: each replacement waits for a time that chance has drawn, of at most so long as follows from the deaths since the
 * last success. Only of a pool with one slot can that be told from outside; of others, that the bounds are possible
 * ones.
 */
final class RestartsBackOff extends PoolLaw {
  /** More of them make no wait longer. */
  private static final int MOST_DEATHS = 10;

  private int seen;
  private int deaths;

  RestartsBackOff(PoolWorld world) {
    super("S8", world);
  }

  @Override
  public void afterStep() {
    Backoffs backoffs = books().backoffs();
    for (; seen < backoffs.waits().size(); seen++) {
      occasion();
      deaths++;
      check(backoffs.waits().get(seen));
    }
    if (backoffs.isMisheard()) {
      broken(backoffs::misheard);
    }
    if (status().restarts() > backoffs.waits().size()) {
      broken(() -> status().restarts() + " workers were replaced, and " + seen + " waits were drawn");
    }
    if (books().news().stream().anyMatch(job -> job.outcome instanceof Outcome.Completed)) {
      deaths = 0;
    }
  }

  private void check(Backoffs.Wait wait) {
    long expected = atMost(deaths);
    boolean possible = IntStream.rangeClosed(1, MOST_DEATHS).anyMatch(some -> atMost(some) == wait.atMost());
    boolean anew = books().lives().stream().anyMatch(RestartsBackOff::completedInVain);
    boolean first = anew && wait.atMost() == atMost(1);
    if (first) {
      deaths = 1;
    } else if (limits().max() == 1 && wait.atMost() != expected) {
      broken(() -> "after " + deaths + " deaths a wait is at most " + wait.atMost() + " ns, and not " + expected);
    } else if (!possible) {
      broken(() -> "a wait is at most " + wait.atMost() + " ns, which no number of deaths leads to");
    }
  }

  /**
   * Whether it has completed a request that was settled before. That is a success as well, of which no client knows.
   */
  private static boolean completedInVain(Life life) {
    return life.given().stream()
        .anyMatch(
            given ->
                given.ticket().outcome().peek() instanceof Outcome.Completed
                    && !(given.job().outcome instanceof Outcome.Completed));
  }

  private static long atMost(int deaths) {
    return Math.min(Limits.FIRST_BACKOFF << Math.min(deaths - 1, MOST_DEATHS), Limits.MAX_BACKOFF) * Limits.MILLI;
  }
}
