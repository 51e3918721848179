package dev.lockstep.modelcheck.simulation.worker;

import org.jspecify.annotations.Nullable;

/** One run of the pipeline, from the runner's start to the return of its body. */
final class Execution {
  /** What it was started for, as far as anybody can tell from outside; null if nobody can. */
  final @Nullable Job job;

  /** Whether it is to be interrupted by now. */
  boolean interrupted;

  /** Whether its work is done. */
  boolean due;

  Execution(@Nullable Job job) {
    this.job = job;
  }

  Conduct conduct() {
    return job == null ? Conduct.RETURNS : job.conduct();
  }

  long workNanos() {
    return job == null ? 0 : job.workNanos();
  }

  @Override
  public String toString() {
    return job == null ? "an unknown request" : job.id();
  }
}
