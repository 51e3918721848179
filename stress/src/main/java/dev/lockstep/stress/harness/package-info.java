/** Runs tests with jcstress, one JVM after the other, and adds up what they saw. */
@NullMarked
package dev.lockstep.stress.harness;

import org.jspecify.annotations.NullMarked;
