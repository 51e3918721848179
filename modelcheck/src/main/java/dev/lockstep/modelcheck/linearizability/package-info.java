/** Decides whether a recorded history is linearizable with respect to a sequential specification. */
@NullMarked
package dev.lockstep.modelcheck.linearizability;

import org.jspecify.annotations.NullMarked;
