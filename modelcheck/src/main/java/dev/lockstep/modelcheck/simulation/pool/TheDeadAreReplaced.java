package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.worker.Outcome;

/**
 * S2: who is dead or silent does not pass for live for long, and is replaced; and what an old life still says changes
 * nothing, and is counted.
 */
final class TheDeadAreReplaced extends PoolLaw {
  private long unmannedSince;

  TheDeadAreReplaced(PoolWorld world) {
    super("S2", world);
  }

  @Override
  public void afterStep() {
    noCorpseIsLive();
    nobodyWaitsForEver();
    noOldLifeSettles();
    if (status().fenced() < before().fenced()) {
      broken(() -> "the count of what was fenced off goes back: " + before() + ", " + status());
    }
  }

  private void noCorpseIsLive() {
    long elapsed = world().elapsed();
    long well =
        books().lives().stream()
            .filter(life -> !life.isDismissed() && !life.isGoneFor(Limits.SILENCE, elapsed))
            .count();
    boolean anyGone = books().lives().size() > well;
    if (world().works() && anyGone && !world().struck(Fault.TIMER)) { // without an alarm, a check waits for a message
      occasion();
      if (status().live() > well && status().live() > unborn() + well) {
        broken(() -> status().live() + " slots are said to be live, and only " + well + " workers are: " + status());
      }
    }
  }

  /** Slots whose worker is still being made. */
  private long unborn() {
    return world().isQuiet() ? 0 : limits().max() + Limits.SURGE;
  }

  private void nobodyWaitsForEver() {
    boolean waits = world().works() && status().restarting() > 0 && status().restarts() == before().restarts();
    if (!waits || before().restarting() == 0) {
      unmannedSince = world().elapsed();
    } else if (world().elapsed() - unmannedSince > Limits.BOUND) {
      broken(() -> "a slot waits for its next worker since " + unmannedSince / Limits.MILLI + " ms: " + status());
    }
  }

  private void noOldLifeSettles() {
    for (Job job : books().news()) {
      if (job.outcome instanceof Outcome.Completed(String by)) {
        Life life = books().lives().get(Integer.parseInt(by) - 1);
        if (life.wasDismissedBefore(step())) {
          broken(() -> job + " was settled by " + life + ", which had been dismissed");
        }
      }
    }
  }

  @Override
  public void whenQuiet() {
    long late = books().lives().stream().mapToLong(Life::lateResults).sum();
    if (late > 0) {
      occasion();
      long counted = status().fenced();
      if (!books().phase().isTerminal() && counted < late) {
        broken(() -> late + " results came from lives that had been dismissed, and " + counted + " are counted");
      }
    }
  }
}
