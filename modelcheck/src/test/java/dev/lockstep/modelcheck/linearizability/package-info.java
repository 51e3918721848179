/** The general search. */
@NullMarked
package dev.lockstep.modelcheck.linearizability;

import org.jspecify.annotations.NullMarked;
