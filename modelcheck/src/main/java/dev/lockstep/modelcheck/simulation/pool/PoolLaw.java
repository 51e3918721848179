package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.supervisor.PoolStatus;
import java.util.function.Supplier;

/**
 * What one rule demands of a simulated pool. After every step a law looks at the books, in which all that was learned
 * in it is entered already; when no owner has anything to do, it may also look at what must be true then; and it is
 * asked when nothing is left to happen. It counts how often its rule was at stake, so that a pass which risked nothing
 * can be told.
 */
abstract class PoolLaw {
  private final String rule;
  private final PoolWorld world;
  private long occasions;

  PoolLaw(String rule, PoolWorld world) {
    this.rule = rule;
    this.world = world;
  }

  /** That was a step. */
  void afterStep() {}

  /** Nobody has anything to do at the moment, but for those who are frozen. */
  void whenQuiet() {}

  /** Nothing is left to happen. */
  void atRest() {}

  final PoolWorld world() {
    return world;
  }

  final Books books() {
    return world.books();
  }

  final Limits limits() {
    return world.limits();
  }

  final PoolStatus status() {
    return world.books().status();
  }

  final PoolStatus before() {
    return world.books().before();
  }

  final long now() {
    return world.simulation().now();
  }

  final int step() {
    return world.simulation().steps();
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
