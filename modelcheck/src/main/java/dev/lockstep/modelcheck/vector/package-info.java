/**
 * Vectors replayed: inputs and expectations that were taken from the specification ({@code spec/vectors}), against real
 * classes. {@link dev.lockstep.modelcheck.vector.Replay} knows no machine; a {@link
 * dev.lockstep.modelcheck.vector.Replayed} is the adapter of one, such as {@link
 * dev.lockstep.modelcheck.vector.ReplayedWorker}.
 */
@NullMarked
package dev.lockstep.modelcheck.vector;

import org.jspecify.annotations.NullMarked;
