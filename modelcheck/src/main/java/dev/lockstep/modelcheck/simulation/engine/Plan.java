package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One run of a scenario, as data: what happens to it, and how its schedule is chosen. As a text:
 *
 * <pre>
 * worker capacity=2; post work=3; post@1 conduct=throws; cancel@2 request=1 | 0,2,1
 * </pre>
 *
 * @param setup how it begins
 * @param events what happens to it; events of one time happen in the order of the schedule, not in this one
 * @param choices the choices of the schedule; when they are used up, the first that can go on goes on
 */
public record Plan(Event setup, List<Event> events, List<Integer> choices) {
  public Plan {
    events = List.copyOf(events);
    choices = List.copyOf(choices);
  }

  Plan withSetup(Event other) {
    return new Plan(other, events, choices);
  }

  Plan withEvent(int index, Event event) {
    List<Event> others = new ArrayList<>(events);
    others.set(index, event);
    return new Plan(setup, others, choices);
  }

  Plan withChoices(List<Integer> others) {
    return new Plan(setup, events, others);
  }

  /** Without one event, and without those that refer to it; numbers of later events of its kind move up. */
  Plan without(int index) {
    Verb gone = events.get(index).verb();
    int number = (int) events.subList(0, index + 1).stream().filter(event -> event.verb() == gone).count();
    List<Event> rest = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i != index && !refers(events.get(i), gone, number)) {
        rest.add(renumbered(events.get(i), gone, number));
      }
    }
    return new Plan(setup, rest, choices);
  }

  private static boolean refers(Event event, Verb to, int number) {
    return reference(event, to) == number;
  }

  private static Event renumbered(Event event, Verb to, int gone) {
    int number = reference(event, to);
    return number > gone ? event.withValue(referenceIndex(event, to), number - 1) : event;
  }

  /** The number of the event with verb {@code to} that this one refers to; 0 if it refers to none. */
  private static int reference(Event event, Verb to) {
    int index = referenceIndex(event, to);
    return index < 0 ? 0 : event.value(index);
  }

  private static int referenceIndex(Event event, Verb to) {
    List<Parameter> parameters = event.verb().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (to.name().equals(parameters.get(i).refersTo())) {
        return i;
      }
    }
    return -1;
  }

  /** The plan that a text describes. */
  public static Plan parse(String text, Vocabulary vocabulary) throws PlanFormatException {
    String[] halves = text.split("\\|", -1);
    if (halves.length > 2) {
      throw new PlanFormatException("a plan has one '|', between its events and its choices");
    }
    String[] parts = halves[0].split(";", -1);
    List<Event> events = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      events.add(event(parts[i].strip(), vocabulary.verbs()));
    }
    List<Integer> choices = halves.length == 1 ? List.of() : choices(halves[1].strip());
    return new Plan(event(parts[0].strip(), List.of(vocabulary.setup())), events, choices);
  }

  private static Event event(String text, List<Verb> verbs) throws PlanFormatException {
    String[] words = text.split("\\s+", -1);
    String[] name = words[0].split("@", 2);
    Verb verb = verbs.stream().filter(candidate -> candidate.name().equals(name[0])).findFirst().orElse(null);
    if (verb == null) {
      String known = verbs.stream().map(Verb::name).collect(Collectors.joining(", "));
      throw new PlanFormatException("'" + name[0] + "' cannot happen here; what can: " + known);
    }
    Event event = verb.simplest();
    if (name.length == 2) {
      event = event.withAt(Parameter.number("@", 0, Integer.MAX_VALUE).parse(name[1]));
    }
    for (int i = 1; i < words.length; i++) {
      event = assigned(event, words[i]);
    }
    return event;
  }

  private static Event assigned(Event event, String text) throws PlanFormatException {
    String[] sides = text.split("=", 2);
    List<Parameter> parameters = event.verb().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(sides[0]) && sides.length == 2) {
        return event.withValue(i, parameters.get(i).parse(sides[1]));
      }
    }
    String known = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    throw new PlanFormatException(
        "'" + text + "' says nothing about '" + event.verb().name() + "'; its parameters: " + known);
  }

  private static List<Integer> choices(String text) throws PlanFormatException {
    List<Integer> choices = new ArrayList<>();
    Parameter choice = Parameter.number("a choice", 0, Integer.MAX_VALUE);
    for (String number : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      choices.add(choice.parse(number.strip()));
    }
    return choices;
  }

  /** A number that differs for different events, but for rare collisions. The choices do not count. */
  long identity() {
    long hash = setup.identity(0);
    for (Event event : events) {
      hash = event.identity(hash);
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(setup.toString());
    events.forEach(event -> text.append("; ").append(event));
    if (!choices.isEmpty()) {
      text.append(" | ").append(choices.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return text.toString();
  }
}
