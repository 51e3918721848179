package dev.lockstep.modelcheck.simulation;

import dev.lockstep.channel.Parker;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The seams of a worker that lives in a {@link Simulation}: virtual time, and executions that are components of it.
 * Nothing here starts or parks a thread; a worker that tries to fails loudly.
 */
final class SimulatedSeams {
  private static final int LONGEST_MILLIS = 8;

  private final Simulation simulation;
  private final SplittableRandom random;
  private final List<Execution> executing = new ArrayList<>();
  private @Nullable Execution returning;

  SimulatedSeams(Simulation simulation, SplittableRandom random) {
    this.simulation = simulation;
    this.random = random;
  }

  Seams seams() {
    return new Seams(
        simulation::now,
        (delay, task) -> simulation.in(delay.toNanos(), task)::run,
        this::start,
        body -> {
          throw new IllegalStateException("a simulated worker starts no thread");
        },
        NO_PARKING,
        Trace.none(),
        failure -> {
          throw new IllegalStateException("no simulated seam fails", failure);
        });
  }

  /** How many executions have started and not ended. */
  int executing() {
    return executing.size();
  }

  /** The execution on whose behalf the pipeline is running now. */
  Execution returning() {
    if (returning == null) {
      throw new IllegalStateException("no pipeline is running");
    }
    return returning;
  }

  private Runner.Run start(Runnable body) {
    Execution execution = new Execution(simulation.steps(), random.nextBoolean());
    executing.add(execution);
    Runnable leave =
        simulation.add("pipeline", execution::mayReturn, () -> end(execution, body));
    execution.leave = leave;
    simulation.in(Duration.ofMillis(1 + random.nextInt(LONGEST_MILLIS)).toNanos(), () -> execution.due = true);
    return () -> execution.interrupted = true;
  }

  private void end(Execution execution, Runnable body) {
    execution.leave.run();
    executing.remove(execution);
    returning = execution;
    try {
      body.run();
    } finally {
      returning = null;
    }
  }

  /** One run of the pipeline. It returns when its time is over or, if it heeds interruption, when it is interrupted. */
  static final class Execution {
    private final long startedAtStep;
    private final boolean heedsInterruption;
    private boolean interrupted;
    private boolean due;
    private Runnable leave = () -> {};

    private Execution(long startedAtStep, boolean heedsInterruption) {
      this.startedAtStep = startedAtStep;
      this.heedsInterruption = heedsInterruption;
    }

    long startedAtStep() {
      return startedAtStep;
    }

    boolean endsByInterruption() {
      return interrupted && heedsInterruption;
    }

    private boolean mayReturn() {
      return due || endsByInterruption();
    }
  }

  private static final Parker NO_PARKING =
      new Parker() {
        @Override
        public void park(Object blocker) {
          throw new IllegalStateException("a simulated worker never waits");
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
          throw new IllegalStateException("a simulated worker never waits");
        }

        @Override
        public void unpark(Thread thread) {
          throw new IllegalStateException("nobody waits in a simulation");
        }
      };
}
