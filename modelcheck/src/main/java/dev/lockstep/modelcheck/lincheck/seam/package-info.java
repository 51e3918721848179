/** The seams of a worker under a model checker: threads, time and failures happen only when a scenario says so. */
@NullMarked
package dev.lockstep.modelcheck.lincheck.seam;

import org.jspecify.annotations.NullMarked;
