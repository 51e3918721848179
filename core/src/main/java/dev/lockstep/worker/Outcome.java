package dev.lockstep.worker;

/** What became of a posted request. All but {@link NotRun} settle an accepted request, and are counted. */
public sealed interface Outcome {

  /** The pipeline returned {@code result}. */
  record Completed(String result) implements Outcome {}

  /** The pipeline threw {@code cause}, could not be started, or the worker crashed ({@link WorkerCrashed}). */
  record Failed(Throwable cause) implements Outcome {}

  /** The request's time limit passed. */
  record TimedOut() implements Outcome {}

  /** The request was cancelled. */
  record Cancelled(Canceller by) implements Outcome {}

  /** The request was refused, so there is nothing to settle. */
  record NotRun(Refusal reason) implements Outcome {}

  /** Who cancelled a request. */
  enum Canceller {
    /** The client, through its ticket. */
    CLIENT,
    /** A shutdown whose grace period was over. */
    SHUTDOWN
  }
}
