package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Parameter;
import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Verb;
import dev.lockstep.modelcheck.simulation.engine.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Plans for jqwik, made of the vocabulary of a scenario: workload and faults are its events, the schedule its choices.
 * They shrink as lists and numbers do, which is towards fewer events, simpler values, and the first that can go on.
 */
final class Plans {
  private static final int MOST_CHOICES = 40;
  private static final int MOST_OPTIONS = 24;

  private Plans() {}

  static Arbitrary<Plan> of(Scenario scenario) {
    Vocabulary vocabulary = scenario.vocabulary();
    Arbitrary<Event> setups = events(vocabulary.setup(), 0);
    Arbitrary<List<Event>> workloads =
        Arbitraries.frequencyOf(
                vocabulary.verbs().stream()
                    .map(verb -> Tuple.of(verb.weight(), events(verb, vocabulary.latest())))
                    .toList())
            .list()
            .ofMaxSize(vocabulary.mostEvents());
    Arbitrary<List<Integer>> schedules =
        Arbitraries.integers().between(0, MOST_OPTIONS - 1).list().ofMaxSize(MOST_CHOICES);
    return Combinators.combine(setups, workloads, schedules).as(Plan::new);
  }

  private static Arbitrary<Event> events(Verb verb, int latest) {
    List<Arbitrary<Integer>> values = new ArrayList<>();
    values.add(Arbitraries.integers().between(0, latest).shrinkTowards(0));
    for (Parameter parameter : verb.parameters()) {
      values.add(
          Arbitraries.integers().between(parameter.least(), parameter.most()).shrinkTowards(parameter.least()));
    }
    return Combinators.combine(values).as(drawn -> new Event(verb, drawn.getFirst(), drawn.subList(1, drawn.size())));
  }
}
