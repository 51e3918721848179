package dev.lockstep.modelcheck.simulation.broadcast;

import dev.lockstep.channel.Parker;

/** The parker of a simulation, in which nobody waits: one thread takes all turns. Whoever tries fails loudly. */
public final class NoParking implements Parker {
  @Override
  public void park(Object blocker) {
    throw new IllegalStateException("somebody waits in a simulation");
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    throw new IllegalStateException("somebody waits in a simulation");
  }

  @Override
  public void unpark(Thread thread) {
    throw new IllegalStateException("somebody is woken in a simulation, where nobody waits");
  }
}
