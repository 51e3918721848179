package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolPhase;

/**
 * S1: live and restarting slots stay within the bounds, retiring ones within the surge; and a slot that is said to be
 * live or retiring has a worker, and no more than one.
 */
final class SizeIsKept extends PoolLaw {
  SizeIsKept(PoolWorld world) {
    super("S1", world);
  }

  @Override
  public void afterStep() {
    if (books().phase() != PoolPhase.RUNNING) {
      return;
    }
    occasion();
    int size = status().live() + status().restarting();
    if (size < limits().min() || size > limits().max()) {
      broken(() -> "a pool of " + limits().min() + " to " + limits().max() + " has " + size + ": " + status());
    }
    if (status().retiring() > Limits.SURGE) {
      broken(() -> "more slots retire than the surge of " + Limits.SURGE + ": " + status());
    }
  }

  /** Workers that nobody talks about are a leak. */
  @Override
  public void whenQuiet() {
    int said = status().live() + status().retiring();
    int real = world().present().size();
    if (!world().isAnybodyFrozen() && real > said + status().restarting()) {
      broken(() -> real + " workers are there that were neither dismissed nor have ended: " + status());
    }
  }
}
