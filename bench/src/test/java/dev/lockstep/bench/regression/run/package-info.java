/** Tests of what runs JMH for two versions. */
@NullMarked
package dev.lockstep.bench.regression.run;

import org.jspecify.annotations.NullMarked;
