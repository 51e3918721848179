package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that comes from outside of what is checked: a client's act, or a fault.
 *
 * @param verb what happens
 * @param at not before so many milliseconds of virtual time; when after that, the schedule decides
 * @param values one for each parameter of the verb, in their order
 */
public record Event(Verb verb, int at, List<Integer> values) {
  public Event {
    values = List.copyOf(values);
  }

  /** The value of the parameter at {@code index}. */
  public int value(int index) {
    return values.get(index);
  }

  Event withAt(int other) {
    return new Event(verb, other, values);
  }

  Event withValue(int index, int value) {
    List<Integer> others = new ArrayList<>(values);
    others.set(index, value);
    return new Event(verb, at, others);
  }

  long identity(long before) {
    long hash = Simulation.mixed(before, verb.name().hashCode() * 31L + at);
    for (int value : values) {
      hash = Simulation.mixed(hash, value);
    }
    return hash;
  }

  /** The verb, the time if it is not 0, and each value that is not the simplest. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(verb.name());
    if (at > 0) {
      text.append('@').append(at);
    }
    for (int i = 0; i < values.size(); i++) {
      Parameter parameter = verb.parameters().get(i);
      if (values.get(i) != parameter.least()) {
        text.append(' ').append(parameter.name()).append('=').append(parameter.print(values.get(i)));
      }
    }
    return text.toString();
  }
}
