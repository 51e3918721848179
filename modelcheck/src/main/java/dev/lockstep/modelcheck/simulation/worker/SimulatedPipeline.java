package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;

/**
 * The pipeline of a simulated worker. It is entered when it is to return: all that lies between is virtual time. So it is
 * also the place to see whom it is run for, and on whose turn.
 */
final class SimulatedPipeline implements Pipeline {
  private static final Exception FAILURE = new Exception("the pipeline fails", null, false, false) {};
  private static final Error ERROR = new Error("the pipeline fails badly", null, false, false) {};

  private final Simulation simulation;
  private final Books books;
  private final SimulatedSeams seams;

  SimulatedPipeline(Simulation simulation, Books books, SimulatedSeams seams) {
    this.simulation = simulation;
    this.books = books;
    this.seams = seams;
  }

  @Override
  public String process(Request request) throws Exception {
    Execution execution = seams.entered();
    if (execution == null) {
      simulation.violated(
          "W6",
          () -> "the pipeline works on " + request.id() + " in the turn of the owner: until it returns, nobody is answered");
      return request.id();
    }
    seams.left(execution);
    Job job = books.job(request.id());
    check(job, execution);
    if (execution.interrupted && !execution.due && job.conduct().heedsInterruption()) {
      simulation.event("pipeline", () -> "ends, interrupted, on " + job);
      throw new InterruptedException();
    }
    simulation.event("pipeline", () -> says(job.conduct()) + job);
    return result(job);
  }

  private void check(Job job, Execution execution) {
    if (job.ran) {
      simulation.violated("W4", () -> job + " runs a second time");
    }
    job.ran = true;
    if (execution.job != job) {
      simulation.violated(
          "W13", () -> "the pipeline runs for " + job + " when, by the status, it was to run for " + execution.job);
    }
  }

  @SuppressWarnings("NullAway") // a pipeline may do that, whatever its signature says
  private static String result(Job job) throws Exception {
    return switch (job.conduct()) {
      case THROWS -> throw FAILURE;
      case THROWS_ERROR -> throw ERROR;
      case RETURNS_NULL -> null;
      case RETURNS, STUBBORN, HANGS, HANGS_FOR_EVER -> job.id();
    };
  }

  private static String says(Conduct conduct) {
    return switch (conduct) {
      case THROWS -> "throws on ";
      case THROWS_ERROR -> "throws an Error on ";
      case RETURNS_NULL -> "returns null for ";
      case RETURNS, STUBBORN, HANGS, HANGS_FOR_EVER -> "returns from ";
    };
  }
}
