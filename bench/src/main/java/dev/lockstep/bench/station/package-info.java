/**
 * The workers that are measured side by side: the kit's own, a null control, and baselines that the kit does not ship
 * because they are what it advises against.
 */
@NullMarked
package dev.lockstep.bench.station;

import org.jspecify.annotations.NullMarked;
