package dev.lockstep.modelcheck.lincheck;

/**
 * What {@link WorkerOperations} may answer, one operation after the other. An operation counts at one instant between
 * its call and its return: a submission when it is accepted or refused, a shutdown when it closes the intake.
 */
public final class WorkerSpecification {
  private boolean closed;
  private int submitted;
  private int delivered;
  private boolean lastSubmissionAccepted;

  /** The owner answers nothing. */
  public void owner() {}

  /** Accepted until the intake is closed. */
  public String submit() {
    lastSubmissionAccepted = !closed;
    if (closed) {
      return "refused";
    }
    submitted++;
    return "accepted";
  }

  /** Its execution never ends, so an accepted submission is cancelled by the shutdown. */
  public String outcome() {
    return lastSubmissionAccepted ? "Cancelled" : "NotRun";
  }

  /** Accepted and run until the intake is closed. */
  public String deliver() {
    if (closed) {
      return "refused NotRun";
    }
    delivered++;
    return "accepted Completed";
  }

  /** Everybody gets the same report. */
  public String shutdown() {
    closed = true;
    return "stopped, accepted " + accepted() + ", completed " + delivered + ", cancelled " + submitted;
  }

  /** As {@link #shutdown}: scenarios that end this way run no execution. */
  public String shutdownNow() {
    return shutdown();
  }

  /** As {@link #status}. */
  public String query() {
    return status();
  }

  /** What is the same for every schedule. */
  public String status() {
    return (closed ? "closed" : "open") + ", accepted " + accepted();
  }

  private int accepted() {
    return submitted + delivered;
  }
}
