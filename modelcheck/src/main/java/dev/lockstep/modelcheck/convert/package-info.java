/** Reads what Jepsen writes, and writes it as a history of this kit. */
@NullMarked
package dev.lockstep.modelcheck.convert;

import org.jspecify.annotations.NullMarked;
