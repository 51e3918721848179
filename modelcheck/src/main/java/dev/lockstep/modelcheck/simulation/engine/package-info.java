/**
 * The simulation engine: a deterministic scheduler on virtual time, plans that say what happens, and a shrinker that
 * makes them small. Nothing here knows what is simulated.
 *
 * <p>To simulate something, implement {@link dev.lockstep.modelcheck.simulation.engine.Scenario}: name what can happen
 * in a {@link dev.lockstep.modelcheck.simulation.engine.Vocabulary}, and open a {@link
 * dev.lockstep.modelcheck.simulation.engine.World} whose components, timers and fault points are registered with the
 * {@link dev.lockstep.modelcheck.simulation.engine.Simulation}. The world says after every step, and at rest, which rule
 * is broken. {@link dev.lockstep.modelcheck.simulation.engine.Explorer} then makes runs by number.
 */
@NullMarked
package dev.lockstep.modelcheck.simulation.engine;

import org.jspecify.annotations.NullMarked;
