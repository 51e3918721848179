/**
 * The engine {@code simulation}: the shipped classes on virtual time, in one thread, in an order that a seed decides.
 *
 * <p>{@link dev.lockstep.modelcheck.simulation.engine} is the scheduler; it knows no worker. {@link
 * dev.lockstep.modelcheck.simulation.worker}, {@link dev.lockstep.modelcheck.simulation.broadcast} and {@link
 * dev.lockstep.modelcheck.simulation.pool} are what is simulated: what can happen there, and what must be true of it.
 * Here is what is common to all: searching, shrinking, telling, and the evidence.
 */
@NullMarked
package dev.lockstep.modelcheck.simulation;

import org.jspecify.annotations.NullMarked;
