/**
 * A deterministic simulation: the shipped classes on virtual time, in one thread, in an order that a seed decides.
 *
 * <p>{@link dev.lockstep.modelcheck.simulation.Simulation} is the engine and knows no worker. {@link
 * dev.lockstep.modelcheck.simulation.SimulatedSeams} puts a worker on it; {@link
 * dev.lockstep.modelcheck.simulation.Workload} is what its clients do; {@link dev.lockstep.modelcheck.simulation.Books}
 * says what must be true after every step and at rest.
 */
@NullMarked
package dev.lockstep.modelcheck.simulation;

import org.jspecify.annotations.NullMarked;
