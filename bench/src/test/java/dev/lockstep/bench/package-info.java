/** Tests of the benchmarks and of the reader of their results. */
@NullMarked
package dev.lockstep.bench;

import org.jspecify.annotations.NullMarked;
