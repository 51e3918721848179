/** A pool, the stream of its results and the metrics of it, in one object that is started and closed. */
@NullMarked
package dev.lockstep.orchestrator;

import org.jspecify.annotations.NullMarked;
