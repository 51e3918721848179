package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.modelcheck.simulation.engine.Parameter;

/** What may fail around a pool, when a plan says so. */
enum Fault {
  /** No worker can be made. */
  FACTORY,
  /** There is no thread for an owner: a courier's, or a worker's. */
  THREAD,
  TIMER,
  TIMER_CANCEL,
  RUNNER,
  CHANCE,
  METER,
  /** Whoever listens to contained failures fails. */
  LISTENER,
  /** The supervisor has no time: this one ends the pool. */
  CLOCK;

  String kind() {
    return Parameter.written(this);
  }
}
