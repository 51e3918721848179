/** Runs JMH for two versions in turns, and keeps what it wrote. */
@NullMarked
package dev.lockstep.bench.regression.run;

import org.jspecify.annotations.NullMarked;
