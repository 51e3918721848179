/**
 * How the history checker is itself checked: against brute force on small histories, on doctored and mutated ones, and
 * for its speed on long ones. Nothing else uses this package.
 */
@NullMarked
package dev.lockstep.modelcheck.selfcheck;

import org.jspecify.annotations.NullMarked;
