package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.WorkerStatus;
import java.util.function.Supplier;

/**
 * What one rule demands of a simulated worker. After every step a law hears of everything that was learned in it, and
 * may look at the books, in which all of that is entered already; and it is asked when nothing is left to happen. It
 * counts how often its rule was at stake, so that a pass which risked nothing can be told.
 */
abstract class Law {
  private final String rule;
  private final WorkerWorld world;
  private long occasions;

  Law(String rule, WorkerWorld world) {
    this.rule = rule;
    this.world = world;
  }

  // ---- What was learned in a step

  /** The owner has taken this step. */
  void traced(Traced step) {}

  /** A client was told that its request is accepted. */
  void accepted(Job job) {}

  /** A client was told that its request is refused. */
  void refused(Job job) {}

  /** The runner was asked to start it. */
  void started(Job job) {}

  /** A client was told what became of its accepted request. */
  void settled(Job job) {}

  /** A query was answered. */
  void queried(WorkerStatus reply) {}

  /** A ping was answered, which was asked in step {@code askedInStep}. */
  void pinged(Health health, int askedInStep) {}

  /** A caller of shutdown was answered. */
  void reported(ShutdownReport report) {}

  /** Somebody has got this status, which is that of the moment after the step. */
  void status(WorkerStatus status) {}

  /** The worker's life has ended. */
  void ended() {}

  /** That was the step. */
  void afterStep() {}

  /** Nothing is left to happen. */
  void atRest() {}

  // ---- What a law needs

  final WorkerWorld world() {
    return world;
  }

  final Books books() {
    return world.books();
  }

  /** The rule is at stake. */
  final void occasion() {
    occasions++;
  }

  final void broken(Supplier<String> seen) {
    world.simulation().violated(rule, seen);
  }

  final void count(Explored explored) {
    explored.occasions(rule, occasions);
  }
}
