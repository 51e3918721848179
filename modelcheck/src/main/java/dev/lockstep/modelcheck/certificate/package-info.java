/**
 * Verdicts on histories, certified: what a decider claims is rechecked by a small verifier before it counts.
 */
@NullMarked
package dev.lockstep.modelcheck.certificate;

import org.jspecify.annotations.NullMarked;
