package dev.lockstep.modelcheck.trace;

import dev.lockstep.modelcheck.storm.load.Journal;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceEvent;
import dev.lockstep.spec.trace.TraceStatus;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes down everything that happens to one worker, as one sequence.
 *
 * <p>Thread-safe. The order is that in which the events enter one lock-free queue: an event that was written down
 * before another one began is before it in the trace. So a call, written down before it is made, is never behind its
 * effects, and an answer, written down after it was received, is never before its cause.
 */
final class Recorder implements Journal {
  private final Queue<TraceEvent> events = new ConcurrentLinkedQueue<>();

  /** What was written down so far. */
  RecordedTrace trace(String name, int capacity) {
    return new RecordedTrace(name, capacity, List.copyOf(events));
  }

  @Override
  public void posts(Request request) {
    events.add(new TraceEvent.Post(request.id(), !request.patience().isZero(), request.timeLimit() != null));
  }

  @Override
  public void cancels(String request) {
    events.add(new TraceEvent.Cancel(request));
  }

  @Override
  public void told(String request, Admission admission) {
    events.add(new TraceEvent.Admission(request, switch (admission) {
      case Admission.Accepted accepted -> "accepted";
      case Admission.Refused refused -> word(refused.reason());
    }));
  }

  @Override
  public void told(String request, Outcome outcome) {
    String settlement = switch (outcome) {
      case Outcome.Completed completed -> "completed";
      case Outcome.Failed failed -> "failed";
      case Outcome.TimedOut timedOut -> "timed-out";
      case Outcome.Cancelled cancelled -> "cancelled";
      case Outcome.NotRun refused -> ""; // its admission has said so
    };
    if (!settlement.isEmpty()) {
      events.add(new TraceEvent.Outcome(request, settlement));
    }
  }

  @Override
  public void asks(String observer) {
    events.add(new TraceEvent.Ask(observer));
  }

  @Override
  public void gets(String observer, WorkerStatus status) {
    events.add(new TraceEvent.Reply(observer, status(status)));
  }

  @Override
  public void closes(ShutdownPolicy policy) {
    events.add(new TraceEvent.Close(!policy.grace().isZero(), !policy.linger().isZero()));
  }

  @Override
  public void stopped() {
    events.add(new TraceEvent.Stopped());
  }

  @Override
  public void enters(String request) {
    events.add(new TraceEvent.Enter(request));
  }

  @Override
  public void leaves(String request, boolean returns) {
    events.add(new TraceEvent.Leave(request, returns ? "completed" : "failed"));
  }

  @Override
  public Trace<WorkerStatus> steps() {
    return (action, subject, after) -> events.add(new TraceEvent.Step(action, subject, status(after)));
  }

  private static TraceStatus status(WorkerStatus status) {
    return new TraceStatus(
        word(status.phase()),
        status.current(),
        word(status.execution()),
        status.accepted(),
        status.queued(),
        status.completed(),
        status.failed(),
        status.timedOut(),
        status.cancelled());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
