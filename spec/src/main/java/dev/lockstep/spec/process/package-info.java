/** What it takes to start a process and to leave none behind. */
@NullMarked
package dev.lockstep.spec.process;

import org.jspecify.annotations.NullMarked;
