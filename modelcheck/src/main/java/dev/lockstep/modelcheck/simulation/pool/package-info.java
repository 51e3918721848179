/**
 * What is simulated of a pool: a supervisor with real workers, whose owners, couriers and executions take their turns
 * in an order that a seed decides. {@link dev.lockstep.modelcheck.simulation.pool.PoolWorld} is one run; each {@link
 * dev.lockstep.modelcheck.simulation.pool.PoolLaw} is what one rule demands of it, judged from outside alone.
 */
@NullMarked
package dev.lockstep.modelcheck.simulation.pool;

import org.jspecify.annotations.NullMarked;
