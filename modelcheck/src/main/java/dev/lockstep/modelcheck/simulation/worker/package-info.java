/**
 * A worker in a simulation. {@link dev.lockstep.modelcheck.simulation.worker.WorkerScenario} says what can happen to it,
 * {@link dev.lockstep.modelcheck.simulation.worker.WorkerWorld} is one run, {@link
 * dev.lockstep.modelcheck.simulation.worker.Books} is what its clients know, and each {@link
 * dev.lockstep.modelcheck.simulation.worker.Law} is what one rule demands of that. {@link
 * dev.lockstep.modelcheck.simulation.worker.Specified} follows the specification by which recorded histories are judged.
 */
@NullMarked
package dev.lockstep.modelcheck.simulation.worker;

import org.jspecify.annotations.NullMarked;
