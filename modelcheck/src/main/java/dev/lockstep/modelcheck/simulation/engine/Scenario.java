package dev.lockstep.modelcheck.simulation.engine;

/** Something that can be simulated. Stateless: each run opens a world of its own. */
public interface Scenario {
  /** What can happen in it. */
  Vocabulary vocabulary();

  /** Makes it ready to run: its components, timers and faults are those of {@code simulation}. */
  World open(Simulation simulation, Event setup);
}
