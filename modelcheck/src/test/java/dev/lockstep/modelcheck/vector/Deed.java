package dev.lockstep.modelcheck.vector;

import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Something that can be done to a pool and its model.
 *
 * @param weight how often, in comparison
 * @param how with a choice, from 0 to {@link #CHOICES}
 */
record Deed(String what, int weight, ObjIntConsumer<PoolAndModel> how) {
  /** How many are done in a row at most. */
  static final int MOST = 40;

  static final int CHOICES = 5;

  static final List<Deed> RESTARTS =
      List.of(
          new Deed("submit", 6, (pool, choice) -> pool.submit()),
          new Deed("complete", 3, PoolAndModel::complete),
          new Deed("crash", 3, (pool, choice) -> pool.die(choice, false)),
          new Deed("hang", 2, (pool, choice) -> pool.die(choice, true)),
          new Deed("end backoff", 4, PoolAndModel::endBackoff),
          new Deed("unit passes", 4, (pool, choice) -> pool.unitPasses()));

  static final List<Deed> SCALING =
      List.of(
          new Deed("submit", 6, (pool, choice) -> pool.submit()),
          new Deed("complete", 3, PoolAndModel::complete),
          new Deed("crash", 1, (pool, choice) -> pool.die(choice, false)),
          new Deed("end backoff", 1, PoolAndModel::endBackoff),
          new Deed("unit passes", 2, (pool, choice) -> pool.unitPasses()),
          new Deed("scale to", 6, PoolAndModel::scale));
}
