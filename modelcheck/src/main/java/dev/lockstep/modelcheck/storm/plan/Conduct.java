package dev.lockstep.modelcheck.storm.plan;

/** What the client does between posting a request and waiting for its outcome. */
public enum Conduct {
  /** Nothing. */
  WAIT,
  /** Lets a held pipeline go after a while. */
  RELEASE,
  /** Cancels at once, without knowing whether the request was accepted. */
  CANCEL_AT_ONCE,
  /** Cancels as soon as it knows that the request was accepted: mostly while it is queued. */
  CANCEL_ADMITTED,
  /** Cancels while the pipeline is at work on it. */
  CANCEL_INSIDE,
  /** Cancels at the moment at which the pipeline returns. */
  CANCEL_AT_END;

  /** Whether a cancellation is part of it. */
  public boolean cancels() {
    return this != WAIT && this != RELEASE;
  }
}
