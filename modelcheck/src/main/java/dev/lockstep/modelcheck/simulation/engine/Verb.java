package dev.lockstep.modelcheck.simulation.engine;

import java.util.List;

/**
 * A kind of event.
 *
 * @param name as it is written
 * @param weight how often it is drawn, relative to the others
 * @param parameters what its events differ in, besides their time
 */
public record Verb(String name, int weight, List<Parameter> parameters) {
  public Verb {
    parameters = List.copyOf(parameters);
  }

  /** A verb. */
  public static Verb of(String name, int weight, Parameter... parameters) {
    return new Verb(name, weight, List.of(parameters));
  }

  /** The simplest event of this kind. */
  Event simplest() {
    return new Event(this, 0, parameters.stream().map(Parameter::least).toList());
  }
}
