/**
 * Loads on a worker, each in a JVM of its own: arrivals from a schedule, storms of observers, operations of a pool.
 * They write what they saw, and judge nothing.
 */
@NullMarked
package dev.lockstep.bench.load;

import org.jspecify.annotations.NullMarked;
