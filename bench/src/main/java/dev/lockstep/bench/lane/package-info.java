/**
 * The way to an owner and back, without a worker: the kit's inbox, doorbell and oneshot beside what others offer, and
 * the floors that no way can be quicker than. Only benchmarks use it.
 */
@NullMarked
package dev.lockstep.bench.lane;

import org.jspecify.annotations.NullMarked;
