/** Tests of the comparison of benchmarks. */
@NullMarked
package dev.lockstep.bench.regression;

import org.jspecify.annotations.NullMarked;
