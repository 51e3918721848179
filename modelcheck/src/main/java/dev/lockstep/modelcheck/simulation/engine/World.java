package dev.lockstep.modelcheck.simulation.engine;

/** One run of a {@link Scenario}: what is checked, what happens to it, and what must be true of it. */
public interface World {
  /**
   * Lets an event of the plan happen. It is a turn of its own.
   *
   * @param number which event with this verb it is, in the order of the plan, from 1
   * @return false if it cannot happen yet: it is tried again after the next other event
   */
  boolean act(Event event, int number);

  /** Looks at what must be true after every step. */
  void afterStep();

  /**
   * Looks at what must be true when nothing is left to happen.
   *
   * @return true if it has now begun something more, such as a shutdown; false if this is the end
   */
  boolean atRest();

  /** A number that differs for different states, but for rare collisions. */
  long fingerprint();

  /** The rule that is broken if a turn throws, or if the run never comes to rest. */
  String blamed();

  /** Adds how often each rule was at stake in this run. */
  void count(Explored explored);
}
