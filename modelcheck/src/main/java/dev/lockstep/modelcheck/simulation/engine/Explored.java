package dev.lockstep.modelcheck.simulation.engine;

import java.util.Map;
import java.util.TreeMap;

/** How much was looked at. Not thread-safe. */
public final class Explored {
  private long schedules;
  private long steps;
  private final Map<String, Long> occasions = new TreeMap<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private final LongSet states = new LongSet();
  private final LongSet orders = new LongSet();

  /** Rule {@code id} was at stake so many times more. */
  public void occasions(String id, long more) {
    if (more > 0) {
      occasions.merge(id, more, Long::sum);
    }
  }

  void schedule(Simulation simulation, long plan) {
    schedules++;
    steps += simulation.steps();
    orders.add(Simulation.mixed(simulation.order(), plan));
    simulation.struck().forEach((kind, times) -> faults.merge(kind, times, Long::sum));
  }

  void state(long fingerprint) {
    states.add(fingerprint);
  }

  /** Runs. */
  public long schedules() {
    return schedules;
  }

  /** Steps of all runs. */
  public long steps() {
    return steps;
  }

  /** How often each rule was at stake. */
  public Map<String, Long> occasions() {
    return occasions;
  }

  /** Faults by kind. */
  public Map<String, Long> faults() {
    return faults;
  }

  /** Distinct states. */
  public long states() {
    return states.size();
  }

  /** Distinct schedules: plans together with the order of their steps. */
  public long distinct() {
    return orders.size();
  }
}
