/**
 * Stress tests of the workers: one file per race, with a nested test for each worker, which are otherwise the same.
 *
 * <p>The owner's turn is an actor: whoever is said to take the owner's turns here does what the owner's thread would
 * do, so a sample costs no thread. {@link dev.lockstep.stress.worker.RealOwner} is the smaller set with real threads.
 *
 * <p>Each {@code @Outcome} names the interleaving that gives it ({@code ->} is "happens before"), or the rule that it
 * breaks. What no line names is forbidden.
 */
@NullMarked
package dev.lockstep.stress.worker;

import org.jspecify.annotations.NullMarked;
