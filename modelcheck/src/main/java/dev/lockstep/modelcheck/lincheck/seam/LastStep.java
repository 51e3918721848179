package dev.lockstep.modelcheck.lincheck.seam;

import dev.lockstep.trace.Trace;
import dev.lockstep.worker.WorkerStatus;

/** A trace sink that remembers one step. Owner-owned, like the steps that it hears of. */
public final class LastStep implements Trace<WorkerStatus> {
  private String last = "";

  @Override
  public void step(String action, String subject, WorkerStatus after) {
    last = subject.isEmpty() ? action : action + " " + subject;
  }

  /** The last step that was not taken yet, such as {@code Cancel a}; empty if there was none. */
  public String take() {
    String step = last;
    last = "";
    return step;
  }
}
