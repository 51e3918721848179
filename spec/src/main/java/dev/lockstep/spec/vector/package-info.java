/**
 * Test vectors: what a worker, a broadcast or a supervisor must show after each of a sequence of inputs, in JSON, for
 * whoever has written one in any language. {@link dev.lockstep.spec.vector.GenerateVectors} takes them from the
 * specifications; {@link dev.lockstep.spec.vector.VectorFile} reads them.
 */
@NullMarked
package dev.lockstep.spec.vector;

import org.jspecify.annotations.NullMarked;
