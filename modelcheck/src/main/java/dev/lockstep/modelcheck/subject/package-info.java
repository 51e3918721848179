/** Implementations under check: how a name on the command line becomes a worker. */
@NullMarked
package dev.lockstep.modelcheck.subject;

import org.jspecify.annotations.NullMarked;
