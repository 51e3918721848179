package dev.lockstep.supervisor;

/** Why a pool settled a request as failed that no pipeline had failed on. */
public final class PoolFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What happened to the pool. */
  public enum Reason {
    /** The worker that had the request died or was given up, and the request may not be tried again. */
    WORKER_LOST,
    /** Workers died more often than the restart policy allows, and the pool gave up. */
    ESCALATED,
    /** The supervisor's owner failed. */
    CRASHED
  }

  /** A failure for {@code reason}. */
  public PoolFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** A failure because the supervisor crashed of {@code cause}. */
  PoolFailure(Throwable cause) {
    super("the supervisor crashed: " + cause, cause);
    this.reason = Reason.CRASHED;
  }

  /** What happened to the pool. */
  public Reason reason() {
    return reason;
  }
}
