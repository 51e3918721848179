/** The evidence format: what an engine writes after a run, and what the gate reads. */
@NullMarked
package dev.lockstep.spec.evidence;

import org.jspecify.annotations.NullMarked;
