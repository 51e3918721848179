package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolResult;

/**
 * S4: at every step each accepted request is pending, assigned or settled; in the end each is settled; and none is
 * tried more often than the policy allows, or than its result says.
 */
final class NothingIsLost extends PoolLaw {
  NothingIsLost(PoolWorld world) {
    super("S4", world);
  }

  @Override
  public void afterStep() {
    if (status().accepted() > before().accepted()) {
      occasion();
    }
    if (status().accepted() != status().pending() + status().assigned() + status().settled()) {
      broken(() -> "accepted is not pending + assigned + settled: " + status());
    }
    for (Books.Deed start : books().started()) {
      Job job = start.job();
      if (job != null && job.isRefused()) {
        broken(() -> job + " was refused, and " + start.life() + " runs it");
      }
      if (job != null && job.starts > limits().attempts()) {
        broken(() -> job + " is run for the " + job.starts + ". time; allowed are " + limits().attempts());
      }
    }
    for (PoolResult result : books().publishedNow()) {
      Job job = books().job(result.id());
      if (result.attempts() > limits().attempts() || result.attempts() < job.starts) {
        broken(() -> job + " was started " + job.starts + " times, and its result says " + result.attempts());
      }
    }
  }

  /** What is assigned is somebody's: no request stays with a worker that was given up. */
  @Override
  public void whenQuiet() {
    if (world().works() && !world().isAnybodyFrozen()) {
      int held = books().lives().stream().filter(life -> !life.isDismissed()).mapToInt(Life::openLoad).sum();
      if (status().assigned() != held) {
        broken(() -> "the pool's workers have " + held + " requests of the pool: " + status());
      }
    }
  }

  @Override
  public void atRest() {
    for (Job job : books().jobs()) {
      if (!job.isAnswered()) {
        broken(() -> job + " was never " + (job.admission == null ? "decided on" : "settled") + ": " + status());
      }
    }
  }
}
