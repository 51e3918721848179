/**
 * The workers: what a scenario's threads can do with one, what its answers must be, and the scenarios of each rule.
 *
 * <p>What is right is said by {@link dev.lockstep.modelcheck.lincheck.worker.EagerWorker}, message by message. A worker
 * is driven in one of three ways: a mutex worker by its callers, a channel worker by the loop of its owner, which is a
 * thread of the scenario, or by single turns of its owner, which are operations.
 */
@NullMarked
package dev.lockstep.modelcheck.lincheck.worker;

import org.jspecify.annotations.NullMarked;
