/** Holds the table of accesses in the README against the sources of {@code core}. */
@NullMarked
package dev.lockstep.stress.table;

import org.jspecify.annotations.NullMarked;
