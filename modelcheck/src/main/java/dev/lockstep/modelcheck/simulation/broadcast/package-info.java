/**
 * The broadcast in a simulation: by itself ({@link dev.lockstep.modelcheck.simulation.broadcast.BroadcastScenario}), and
 * what other scenarios need to have subscribers ({@link dev.lockstep.modelcheck.simulation.broadcast.Reader}, {@link
 * dev.lockstep.modelcheck.simulation.broadcast.FeedCheck}).
 */
@NullMarked
package dev.lockstep.modelcheck.simulation.broadcast;

import org.jspecify.annotations.NullMarked;
