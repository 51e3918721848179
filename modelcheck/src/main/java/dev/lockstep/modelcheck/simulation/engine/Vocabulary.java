package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What can happen in a scenario, and therefore what a plan can say.
 *
 * @param setup how the scenario begins; once in each plan, before everything else
 * @param verbs what else can happen
 * @param mostEvents how many events a drawn plan has at most
 * @param latest at how many milliseconds the last of them may be due
 */
public record Vocabulary(Verb setup, List<Verb> verbs, int mostEvents, int latest) {
  public Vocabulary {
    verbs = List.copyOf(verbs);
  }

  /** A plan by chance. The choices of its schedule are not part of it: they are made as it runs. */
  Plan draw(SplittableRandom random) {
    int weights = verbs.stream().mapToInt(Verb::weight).sum();
    int count = 1 + random.nextInt(mostEvents);
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(draw(random, weighted(random.nextInt(weights)), random.nextInt(3) == 0 ? 0 : latest));
    }
    return new Plan(draw(random, setup, 0), events, List.of());
  }

  private Verb weighted(int ticket) {
    int left = ticket;
    for (Verb verb : verbs) {
      left -= verb.weight();
      if (left < 0) {
        return verb;
      }
    }
    throw new IllegalStateException("the weights do not reach " + ticket);
  }

  /** Many values are the simplest: most defects need one thing to be odd, not all. */
  private static Event draw(SplittableRandom random, Verb verb, int latest) {
    List<Integer> values = new ArrayList<>(verb.parameters().size());
    for (Parameter parameter : verb.parameters()) {
      boolean odd = random.nextInt(parameter.rarity()) == 0;
      values.add(parameter.least() + (odd ? random.nextInt(parameter.most() - parameter.least() + 1) : 0));
    }
    return new Event(verb, random.nextInt(latest + 1), values);
  }
}
