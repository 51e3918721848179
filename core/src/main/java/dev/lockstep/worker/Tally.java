package dev.lockstep.worker;

/**
 * The counters of {@link WorkerState}, and like it owner-owned. They only grow (W14), and each request is counted once
 * (W3).
 */
final class Tally {
  long accepted;
  long completed;
  long failed;
  long timedOut;
  long cancelled;

  /** Counts a settled request as what its client will be told. */
  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Completed completion -> completed++;
      case Outcome.Failed failure -> failed++;
      case Outcome.TimedOut timeOut -> timedOut++;
      case Outcome.Cancelled cancellation -> cancelled++;
      case Outcome.NotRun refusal -> throw new IllegalArgumentException("not a settlement: " + refusal);
    }
  }
}
