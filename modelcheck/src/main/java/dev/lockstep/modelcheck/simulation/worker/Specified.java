package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.model.Worker;
import dev.lockstep.modelcheck.model.Worker.Call;
import dev.lockstep.modelcheck.model.Worker.State;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.WorkerCrashed;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the specification: whatever was revealed in a step must be a sequence of its calls, and the status must be the
 * one of the state that they lead to. It is the specification by which recorded histories are judged; the rule is that
 * which the illegal call breaks.
 */
final class Specified {
  private final WorkerWorld world;
  private final Worker model;
  private final List<Call> pending = new ArrayList<>();
  private State state;
  private long room;
  private @Nullable Call illegal;

  Specified(WorkerWorld world) {
    this.world = world;
    this.model = new Worker(world.capacity());
    this.state = model.initial();
  }

  /** Whether there was no room for one more request, before this step or after it; true if nobody can tell. */
  boolean wasFull() {
    return illegal != null || Math.min(room, roomNow()) <= 0;
  }

  private long roomNow() {
    return world.capacity() - state.queue().size() - world.kept();
  }

  /** Makes the calls of the last step. */
  void follow() {
    if (illegal != null || !world.books().hasNews()) {
      return; // a call that was illegal led nowhere from where one could go on
    }
    collect();
    boolean progress = true;
    while (progress) {
      progress = makeLegalCalls() || moveOn();
    }
    if (!pending.isEmpty()) {
      illegal = pending.getFirst();
    }
  }

  /** Says what was wrong about the last step. */
  void judge() {
    Call wrong = illegal;
    WorkerStatus status = world.books().status();
    if (wrong != null) {
      world.simulation().violated(blamed(wrong), () -> "the specification does not allow " + wrong + " in " + state);
    } else if (status != null) {
      compare(status);
    }
    room = roomNow();
  }

  /** What was revealed, in an order in which most of it can have happened. */
  private void collect() {
    Books books = world.books();
    books.newlyAccepted().forEach(job -> pending.add(new Worker.Accept(job.id())));
    books.newlyStarted().forEach(job -> pending.add(new Worker.Start(job.id())));
    for (Job job : books.newlySettled()) {
      if (!isCrash(job)) {
        pending.add(new Worker.Settle(job.id(), translated(job.outcome)));
      }
    }
    for (Job job : books.newlyRefused()) {
      if (job.admission instanceof Admission.Refused(Refusal reason) && reason != Refusal.FULL) {
        pending.add(new Worker.Refuse(job.id(), Worker.Refusal.valueOf(reason.name())));
      }
    }
    for (Traced step : books.traced()) {
      Job job = step.job();
      if (job != null && step.isReturn() && !books.phaseBefore().isTerminal() && lingers(job)) {
        pending.add(new Worker.Leave(job.id()));
      }
    }
    if (books.phase() == Phase.CRASHED && !books.phaseBefore().isTerminal()) {
      for (Job job : books.newlySettled()) {
        if (isCrash(job)) {
          pending.add(new Worker.Settle(job.id(), Worker.Outcome.FAILED));
        }
      }
    }
  }

  private static boolean isCrash(Job job) {
    return job.outcome instanceof Outcome.Failed(Throwable cause) && cause instanceof WorkerCrashed;
  }

  /** Whether the end of its execution is not what settled it. */
  private static boolean lingers(Job job) {
    return job.isSettled() && !(job.outcome instanceof Outcome.Completed) && !(job.outcome instanceof Outcome.Failed);
  }

  private boolean makeLegalCalls() {
    boolean progress = false;
    for (int i = 0; i < pending.size(); i++) {
      Call call = pending.get(i);
      if (call instanceof Worker.Settle(String id, Worker.Outcome outcome)
          && state.phase() != Worker.Phase.CRASHED && isCrash(world.books().job(id))) {
        continue; // the crash comes first
      }
      State next = model.step(state, call);
      if (next != null) {
        state = next;
        pending.remove(i--);
        progress = true;
      }
    }
    return progress;
  }

  /** One step nearer to the phase that the owner has reached; false if it is there. */
  private boolean moveOn() {
    Call call = towards(world.books().phase());
    State next = call == null ? null : model.step(state, call);
    if (next != null) {
      state = next;
    }
    return next != null;
  }

  private @Nullable Call towards(Phase phase) {
    if (state.phase().name().equals(phase.name())) {
      return null;
    } else if (phase == Phase.CRASHED) {
      return new Worker.Crash();
    }
    return switch (state.phase()) {
      case OPEN -> new Worker.Close();
      case DRAINING -> new Worker.CancelRest();
      case CANCELLING -> phase == Phase.STOPPED ? new Worker.Stop() : null;
      case STOPPED, CRASHED -> null;
    };
  }

  private static Worker.Outcome translated(@Nullable Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completed -> Worker.Outcome.COMPLETED;
      case Outcome.TimedOut timedOut -> Worker.Outcome.TIMED_OUT;
      case Outcome.Cancelled cancelled -> Worker.Outcome.CANCELLED;
      case null, default -> Worker.Outcome.FAILED;
    };
  }

  private String blamed(Call illegal) {
    return switch (illegal) {
      case Worker.Accept accept -> state.phase() == Worker.Phase.OPEN ? "W7" : "W10";
      case Worker.Start(String id) -> blamedForStart(id);
      case Worker.Refuse refuse -> "W10";
      case Worker.Leave leave -> "W1";
      default -> "W4";
    };
  }

  private String blamedForStart(String id) {
    if (state.outcomes().get(id) != null) {
      return "W8";
    } else if (!state.queue().contains(id)) {
      return "W4";
    }
    return state.executing() != null ? "W1" : "W13";
  }

  private void compare(WorkerStatus status) {
    boolean right =
        status.phase().name().equals(state.phase().name())
            && status.accepted() == state.accepted()
            && status.queued() == state.queue().size()
            && Objects.equals(status.current(), state.current())
            && (status.execution() != Execution.NONE) == (state.executing() != null)
            && status.completed() == state.counts().completed()
            && status.failed() == state.counts().failed()
            && status.timedOut() == state.counts().timedOut()
            && status.cancelled() == state.counts().cancelled();
    if (!right) {
      world.simulation().violated(
          "W2", () -> "the status is " + status + ", and the specification says " + state.status());
    }
  }
}
