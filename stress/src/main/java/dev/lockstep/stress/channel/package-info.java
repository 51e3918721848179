/**
 * Stress tests of the channels: one file per building block, one nested class per test. Two actors each, because a test
 * with more actors than the machine has processors does not run.
 *
 * <p>Each {@code @Outcome} names the interleaving that gives it ({@code ->} is "happens before"), or the rule that it
 * breaks. What no line names is forbidden.
 */
@NullMarked
package dev.lockstep.stress.channel;

import org.jspecify.annotations.NullMarked;
