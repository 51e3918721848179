package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.WorkerStatus;
import org.jspecify.annotations.Nullable;

/** How observers of a simulated worker get its status. */
interface StatusSource {
  /** In the midst of a step; null if it cannot be had then. */
  @Nullable WorkerStatus now();

  /** After a step; null if nobody has got one in it. */
  @Nullable WorkerStatus afterStep();

  /** Nothing is left to happen; somebody looks once more. */
  default void lookAgain() {}
}
