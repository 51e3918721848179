/**
 * What the workers cost: JMH benchmarks, each with a null control, and a reader of their results that refuses an
 * incomplete run.
 */
@NullMarked
package dev.lockstep.bench;

import org.jspecify.annotations.NullMarked;
