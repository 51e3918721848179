/**
 * Monitors: fast deciders for one model each. A monitor knows what the general search does not, and so is near-linear
 * on the histories that real runs make. Its verdicts are certified apart from it.
 */
@NullMarked
package dev.lockstep.modelcheck.monitor;

import org.jspecify.annotations.NullMarked;
