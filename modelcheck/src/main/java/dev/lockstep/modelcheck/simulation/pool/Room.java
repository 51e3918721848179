package dev.lockstep.modelcheck.simulation.pool;

import java.util.List;

/**
 * How much room the live workers of a pool have at least, judged from outside when no owner has anything to do.
 * Whatever is not known counts as occupied: slots that retire, workers that are out of reach.
 */
final class Room {
  private Room() {}

  static long of(PoolWorld world) {
    List<Life> there = world.books().lives().stream().filter(life -> !life.isDismissed()).toList();
    long unknown = there.stream().filter(Life::isOutOfReach).count();
    long held = there.stream().mapToLong(Life::load).sum();
    long open = there.stream().mapToLong(Life::openLoad).sum();
    long underWay = Math.max(0, world.books().status().assigned() - open);
    return (world.books().status().live() - unknown) * world.limits().capacity() - held - underWay;
  }
}
