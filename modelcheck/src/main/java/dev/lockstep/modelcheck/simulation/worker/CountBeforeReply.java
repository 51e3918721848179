package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.WorkerStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * W5, and that part of W4 and W9 which needs a look into the midst of a step: whatever a client has been told is counted
 * by a status that it asks for then. A seam that is called is such a moment, since a client may ask at any time.
 */
final class CountBeforeReply {
  private final WorkerWorld world;
  private long outcomes;

  CountBeforeReply(WorkerWorld world) {
    this.world = world;
  }

  /** In the midst of a step. */
  void observe() {
    long accepted = 0;
    long settled = 0;
    Job lastSettled = null;
    List<Job> jobs = world.books().unanswered();
    for (int i = 0; i < jobs.size(); i++) { // called at every seam: an iterator each time would be felt
      Job job = jobs.get(i);
      if (job.isPosted()) {
        if (job.admission == null && job.ticket().admission().peek() instanceof Admission.Accepted) {
          accepted++;
        }
        Outcome outcome = job.outcome == null ? job.ticket().outcome().peek() : null;
        if (outcome != null && !(outcome instanceof Outcome.NotRun)) {
          settled++;
          lastSettled = job;
        }
      }
    }
    if (accepted > 0 || settled > 0) {
      compare(accepted, settled, lastSettled);
    }
  }

  private void compare(long accepted, long settled, @Nullable Job lastSettled) {
    outcomes += settled;
    WorkerStatus status = world.readStatus();
    Books books = world.books();
    if (status == null) {
      return;
    }
    if (settled > 0 && books.settled() + settled > status.settled()) {
      world.simulation().violated(
          early(lastSettled) ? "W9" : "W5",
          () -> "the client of " + lastSettled + " has its outcome, and a status then counts "
              + status.settled() + " as settled, of " + (books.settled() + settled));
    } else if (books.accepted() + accepted > status.accepted()) {
      world.simulation().violated(
          "W4",
          () -> "a client knows that its request is accepted, and a status then counts "
              + status.accepted() + " as accepted, of " + (books.accepted() + accepted));
    }
  }

  /** Whether a time-out was told before the owner has decided it. */
  private boolean early(@Nullable Job job) {
    return job != null
        && job.ticket().outcome().peek() instanceof Outcome.TimedOut
        && world.books().traced().stream().noneMatch(step -> step.job() == job && step.is("Deadline"));
  }

  /** After a step. */
  void afterStep() {
    outcomes += world.books().newlySettled().size();
  }

  void count(Explored explored) {
    explored.occasions("W5", outcomes);
  }
}
