package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.WorkerStatus;
import org.jspecify.annotations.Nullable;

/**
 * A step of the owner, as it told its trace.
 *
 * @param action the specification's name of it
 * @param job what it concerns; null if the worker as a whole
 * @param after the state that it led to
 */
record Traced(String action, @Nullable Job job, WorkerStatus after) {
  /** A status in a few words, for stories. */
  static String text(WorkerStatus status) {
    String current = status.current() == null ? "" : " " + status.current();
    return status.phase() + current + " " + status.execution() + ", " + status.queued() + " queued, "
        + status.settled() + " of " + status.accepted() + " settled";
  }

  boolean is(String name) {
    return action.equals(name);
  }

  /** Whether an execution came to its end. */
  boolean isReturn() {
    return is("Completed") || is("Failed");
  }
}
