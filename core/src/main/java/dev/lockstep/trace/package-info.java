/** The seam through which a run tells what it did, so that it can be checked against the specification afterwards. */
@NullMarked
package dev.lockstep.trace;

import org.jspecify.annotations.NullMarked;
