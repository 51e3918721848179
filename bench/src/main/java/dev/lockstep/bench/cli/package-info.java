/** The commands of this module, as processes of their own: {@code ./lockstep bench} starts them. */
@NullMarked
package dev.lockstep.bench.cli;

import org.jspecify.annotations.NullMarked;
