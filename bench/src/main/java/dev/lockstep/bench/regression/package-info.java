/**
 * Whether benchmarks became slower between two versions: recordings of JMH (anybody's), their comparison, and what is
 * known about how far it can be trusted. It judges figures and runs nothing.
 */
@NullMarked
package dev.lockstep.bench.regression;

import org.jspecify.annotations.NullMarked;
