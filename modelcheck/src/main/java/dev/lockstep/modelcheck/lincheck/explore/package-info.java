/**
 * Lincheck, wrapped: scenarios with arguments, answers judged by the specifications of the history checker, and
 * counterexamples that a person can read.
 */
@NullMarked
package dev.lockstep.modelcheck.lincheck.explore;

import org.jspecify.annotations.NullMarked;
