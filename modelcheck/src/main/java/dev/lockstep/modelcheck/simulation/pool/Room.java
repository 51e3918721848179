package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolResult;
import java.util.List;

/**
 * How much room the live workers of a pool have at least, judged from outside when no owner has anything to do.
 * Whatever is not known counts as occupied: slots that retire, and what is on its way to a worker that is out of reach.
 */
final class Room {
  private Room() {}

  static long of(PoolWorld world) {
    List<Life> there = world.books().lives().stream().filter(life -> !life.isDismissed()).toList();
    long held = there.stream().mapToLong(Life::load).sum();
    long open = there.stream().mapToLong(Life::openLoad).sum();
    long underWay = Math.max(0, world.books().status().assigned() - open);
    return (long) world.books().status().live() * world.limits().capacity() - held - underWay - inVain(world);
  }

  /** How many requests that are settled were given out, at most, and have not come to a worker. */
  static long inVain(PoolWorld world) {
    return world.books().jobs().stream().mapToLong(job -> neverArrived(job, world)).sum();
  }

  /** How often a request that is settled was given out, at most, and has not come to a worker. */
  private static long neverArrived(Job job, PoolWorld world) {
    long arrived =
        world.books().lives().stream()
            .flatMap(life -> life.given().stream())
            .filter(given -> given.job() == job && !given.isSentBack())
            .count();
    return Math.max(0, attempts(job, world) - arrived);
  }

  /** As its result says; while a subscriber that blocks holds that up, any number may be. */
  private static long attempts(Job job, PoolWorld world) {
    return job.isSettled() && job.results.isEmpty()
        ? world.limits().attempts()
        : job.results.stream().mapToLong(PoolResult::attempts).sum();
  }
}
