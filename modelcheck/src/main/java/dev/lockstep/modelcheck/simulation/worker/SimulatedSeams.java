package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.channel.Parker;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.FaultPoint;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.Timed;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Timer;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seams of a worker that lives in a simulation: virtual time, executions that are components, and a fault point in
 * each seam. Nothing here starts or parks a thread.
 *
 * <p>Each call is also a moment at which an observer may look, in the midst of the worker's step.
 */
final class SimulatedSeams implements Parker {
  /** Virtual time does not begin at 0 for the worker, so that nobody can take its clock for its uptime. */
  private static final long ORIGIN = 1_000_000_000L;

  private final Simulation simulation;
  private final Books books;
  private final FaultPoint[] faults = new FaultPoint[SeamFault.values().length];
  private final List<Execution> executing = new ArrayList<>();
  private final List<Execution> interrupted = new ArrayList<>();
  private @Nullable Execution entered;
  private long contained;
  private Runnable observer = () -> {};
  private Runnable ownerIsRung = () -> {};

  SimulatedSeams(Simulation simulation, Books books) {
    this.simulation = simulation;
    this.books = books;
    for (SeamFault fault : SeamFault.values()) {
      faults[fault.ordinal()] = simulation.faultPoint(fault.kind());
    }
  }

  Seams seams() {
    return new Seams(this::time, this::schedule, this::start, this::ownerThread, this, this::trace, this::contained);
  }

  /** {@code observer} runs whenever a seam is called. */
  void observedBy(Runnable other) {
    observer = other;
  }

  /** {@code ownerIsRung} runs when the owner is to be woken. */
  void wakes(Runnable other) {
    ownerIsRung = other;
  }

  void arm(SeamFault fault, int calls, boolean withError) {
    faults[fault.ordinal()].arm(calls, withError);
  }

  private void pass(SeamFault fault) {
    observer.run();
    faults[fault.ordinal()].pass();
  }

  private long time() {
    pass(SeamFault.CLOCK);
    return ORIGIN + simulation.now();
  }

  private Timer.Handle schedule(Duration delay, Runnable task) {
    pass(SeamFault.TIMER);
    Timed timed =
        simulation.after(
            delay.toNanos(),
            () -> {
              simulation.event("timer", () -> delay.toMillis() + " ms are over");
              task.run();
            });
    return () -> {
      pass(SeamFault.TIMER_CANCEL);
      timed.cancel();
    };
  }

  private Thread ownerThread(Runnable body) {
    simulation.strike("owner-thread");
    simulation.event("fault", () -> "there is no thread for the owner");
    throw new IllegalStateException("there is no thread for the owner");
  }

  private void trace(String action, String subject, WorkerStatus after) {
    Job job = subject.isEmpty() ? null : books.job(subject);
    books.traced(new Traced(action, job, after));
    simulation.tell("owner", () -> action + (job == null ? "" : " " + job) + " -> " + Traced.text(after));
    pass(SeamFault.TRACE);
  }

  private void contained(Throwable failure) {
    contained++;
    pass(SeamFault.LISTENER);
  }

  // ---- Executions

  private Runner.Run start(Runnable body) {
    Job job = books.startable();
    if (job != null) {
      books.started(job, simulation.now());
    }
    pass(SeamFault.RUNNER);
    Execution execution = new Execution(job);
    Component component = simulation.component("pipeline", self -> run(execution, body, self));
    executing.add(execution);
    if (!execution.conduct().hangs()) {
      simulation.after(
          execution.workNanos(),
          () -> {
            execution.due = true;
            component.wake();
          });
    }
    late(execution);
    return () -> interrupt(execution, component);
  }

  /** The execution has begun when this fault strikes, but its body will find that the worker has given it up. */
  private void late(Execution execution) {
    try {
      pass(SeamFault.RUNNER_LATE);
    } catch (Throwable fault) {
      executing.remove(execution);
      throw fault;
    }
    Job job = execution.job;
    if (job != null) {
      job.execution = execution;
    }
  }

  private void interrupt(Execution execution, Component component) {
    pass(SeamFault.INTERRUPT);
    execution.interrupted = true;
    interrupted.add(execution);
    if (execution.conduct().heedsInterruption()) {
      component.wake();
    }
  }

  private void run(Execution execution, Runnable body, Component component) {
    component.leave();
    entered = execution;
    try {
      body.run();
    } finally {
      entered = null;
    }
  }

  /** The pipeline is entered: the execution on whose behalf; null if on nobody's. */
  @Nullable Execution entered() {
    return entered;
  }

  /** The pipeline is left. */
  void left(Execution execution) {
    executing.remove(execution);
  }

  /** Whose pipelines have not returned. */
  List<Execution> executing() {
    return executing;
  }

  /** Which executions were interrupted in this step. */
  List<Execution> interrupted() {
    return interrupted;
  }

  /** The step has been looked at. */
  void turnThePage() {
    interrupted.clear();
  }

  /** How many failures were reported as contained. */
  long contained() {
    return contained;
  }

  // ---- Nobody waits here

  @Override
  public void park(Object blocker) {
    throw new IllegalStateException("somebody waits in a simulation");
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    park(blocker);
  }

  /** Only the owner can have said that it waits. */
  @Override
  public void unpark(Thread thread) {
    ownerIsRung.run();
  }
}
