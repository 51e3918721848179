package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's threads do with one worker. Each operation waits for its reply, so that a reply which is never
 * given is a hang, and answers what does not depend on the schedule beyond {@link WorkerSpecification}.
 *
 * <p>Lincheck makes one instance for each invocation of a scenario.
 *
 * @param <W> the worker under test
 */
public abstract class WorkerOperations<W extends Worker> {
  /** Ends only by draining: no timer fires. */
  private static final ShutdownPolicy GRACEFUL = new ShutdownPolicy(Duration.ofDays(1), Duration.ofDays(1));

  private final Executions executions = new Executions();
  private final W worker;

  /** The ticket of {@link #submit}, for {@link #outcome} by the same thread. */
  private @Nullable Ticket submitted;

  /** Makes a worker; that of the channel worker must not start its owner. */
  interface Maker<W> {
    W make(WorkerPolicy policy, Pipeline pipeline, Seams seams);
  }

  WorkerOperations(Maker<W> maker) {
    Invocations.count();
    Seams seams =
        Seams.production()
            .withClock(() -> 0)
            .withTimer((delay, task) -> () -> {})
            .withRunner(executions)
            .withParker(new StrictParker());
    worker = maker.make(WorkerPolicy.ofCapacity(2), request -> "done", seams);
  }

  final W worker() {
    return worker;
  }

  /** Posts a request; its execution, if one starts, never ends. */
  @Operation
  public final String submit() throws InterruptedException {
    Ticket ticket = worker.post(new Request("r", ""));
    submitted = ticket;
    return isAccepted(ticket) ? "accepted" : "refused";
  }

  /** What became of the submitted request; to be called by a thread that has shut the worker down. */
  @Operation
  public final String outcome() throws InterruptedException {
    if (submitted == null) {
      throw new IllegalStateException("the scenario asks for an outcome before it submits");
    }
    return submitted.outcome().await().getClass().getSimpleName();
  }

  /** Posts a request and, if it is accepted, runs an execution and waits for the outcome. */
  @Operation
  public final String deliver() throws InterruptedException {
    Ticket ticket = worker.post(new Request("d", ""));
    boolean accepted = isAccepted(ticket);
    if (accepted) {
      executions.runOne();
    }
    Outcome outcome = ticket.outcome().await();
    return (accepted ? "accepted " : "refused ") + outcome.getClass().getSimpleName();
  }

  /** Shuts down and lets accepted requests finish. */
  @Operation
  public final String shutdown() throws InterruptedException {
    return reduce(worker.shutdown(GRACEFUL));
  }

  /** Shuts down, cancels everything, and leaves executions behind. */
  @Operation
  public final String shutdownNow() throws InterruptedException {
    return reduce(worker.shutdown(ShutdownPolicy.NOW));
  }

  /** Asks the owner. */
  @Operation
  public final String query() throws InterruptedException {
    return reduce(worker.query().await());
  }

  /** Reads the status in the way of the subject. */
  @Operation
  public String status() throws InterruptedException {
    return reduce(worker.status());
  }

  private static boolean isAccepted(Ticket ticket) throws InterruptedException {
    return ticket.admission().await() instanceof Admission.Accepted;
  }

  private static String reduce(WorkerStatus status) {
    if (status.accepted() != status.queued() + status.inFlight() + status.settled()) {
      return "inconsistent " + status;
    }
    return (status.phase() == Phase.OPEN ? "open, accepted " : "closed, accepted ") + status.accepted();
  }

  private static String reduce(Oneshot<ShutdownReport> reply) throws InterruptedException {
    ShutdownReport report = reply.await();
    WorkerStatus last = report.last();
    if (report.crash() != null || last.phase() != Phase.STOPPED) {
      return "not in order " + report;
    }
    return "stopped, accepted " + last.accepted()
        + ", completed " + last.completed()
        + ", cancelled " + last.cancelled();
  }
}
