package dev.lockstep.worker;

/** The cause of the failure of every request that was outstanding when its worker crashed. */
public final class WorkerCrashed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The worker crashed because of {@code cause}. */
  public WorkerCrashed(Throwable cause) {
    super("the worker crashed: " + cause, cause);
  }
}
