package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.Owner;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.Simulation;

/**
 * Takes the turns of one owner: the supervisor's, a courier's, or a worker's. It is woken when the owner's doorbell
 * rings, and not before. A driver that is frozen stands for a thread that does not get on.
 */
final class Driver {
  private final Simulation simulation;
  private final Owner<?> owner;
  private final Component component;
  private final Runnable before;
  private boolean busy;
  private boolean frozen;
  private long busySince;
  private long lag;

  /** A driver that has something to do; {@code before} runs before each turn. */
  Driver(Simulation simulation, String name, Owner<?> owner, Runnable before) {
    this.simulation = simulation;
    this.owner = owner;
    this.before = before;
    this.component = simulation.component(name, self -> turn());
    wake();
  }

  void wake() {
    if (!busy) {
      busy = true;
      busySince = simulation.now();
    }
    if (!frozen) {
      component.wake();
    }
  }

  private void turn() {
    before.run();
    lag = Math.max(lag, simulation.now() - busySince);
    busySince = simulation.now();
    if (!owner.turn()) {
      busy = false;
      component.sleep();
    }
  }

  void freeze() {
    frozen = true;
    component.sleep();
  }

  void thaw() {
    frozen = false;
    if (busy) {
      component.wake();
    }
  }

  boolean isFrozen() {
    return frozen;
  }

  /** Whether it has nothing to do, or is frozen. */
  boolean isQuiet() {
    return !busy || frozen;
  }

  /** The longest that it has had something to do without a turn, in nanoseconds. */
  long lag() {
    return busy ? Math.max(lag, simulation.now() - busySince) : lag;
  }
}
