package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolResult;

/** S5: for each accepted request one result is published, which says what its client was told. */
final class OneResultEach extends PoolLaw {
  OneResultEach(PoolWorld world) {
    super("S5", world);
  }

  @Override
  public void afterStep() {
    for (PoolResult result : books().publishedNow()) {
      occasion();
      Job job = books().job(result.id());
      if (job.results.size() > 1) {
        broken(() -> "a second result was published for " + job + ": " + job.results);
      } else if (!job.isSettled() || !result.outcome().equals(job.outcome) || result.sequence() != job.sequence()) {
        broken(() -> "what was published is " + result + ", and the client of " + job + " was told " + job.outcome);
      }
    }
  }

  @Override
  public void atRest() {
    if (books().haveResultsEnded()) {
      for (Job job : books().jobs()) {
        if (job.isAccepted() && job.results.isEmpty()) {
          broken(() -> "the results have ended, and none was published for " + job);
        }
      }
    }
  }
}
