package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.simulation.engine.Parameter;

/** The seams that may fail. */
enum SeamFault {
  TRACE,
  RUNNER,
  /** The runner starts the execution, and fails all the same. */
  RUNNER_LATE,
  INTERRUPT,
  TIMER,
  TIMER_CANCEL,
  /** Whoever listens to contained failures fails; a trace that fails gives it something to hear. */
  LISTENER,
  /** There is no time: this one ends the worker. */
  CLOCK;

  String kind() {
    return Parameter.written(this);
  }
}
