/**
 * Trace validation: records what real workers do, with the steps of their owners, and lets TLC say whether that is a
 * behaviour of the specification. The check itself is {@link dev.lockstep.spec.trace.TraceCheck}.
 */
@NullMarked
package dev.lockstep.modelcheck.trace;

import org.jspecify.annotations.NullMarked;
