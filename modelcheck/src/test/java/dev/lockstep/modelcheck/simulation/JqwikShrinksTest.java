package dev.lockstep.modelcheck.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.PlanFormatException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** The plans that jqwik makes find defects, and shrink: without this, the properties might pass because they are asleep. */
final class JqwikShrinksTest {
  private static final int TRIES = 10_000;

  /** Loaded on the overlay of a control. Takes subject, rule and plan; returns how many events the violation took. */
  public static final class Inside implements Supplier<Function<List<String>, Optional<Long>>> {
    @Override
    public Function<List<String>, Optional<Long>> get() {
      return Inside::events;
    }

    private static Optional<Long> events(List<String> words) {
      var scenario = Scenarios.of(words.get(0)).orElseThrow();
      try {
        Plan plan = Plan.parse(words.get(2), scenario.vocabulary());
        return Counterexample.told(scenario, plan, words.get(1)).map(Counterexample::events);
      } catch (PlanFormatException impossible) {
        throw new IllegalArgumentException(impossible);
      }
    }
  }

  @Example
  void aCountIsFoundAndMadeSmall() throws Exception {
    isFoundAndMadeSmall("double-settle", "W3", "channel");
  }

  @Example
  void anOrderIsFoundAndMadeSmall() throws Exception {
    isFoundAndMadeSmall("start-order-swapped", "W13", "mutex");
  }

  @Example
  void aSilentLossIsFoundAndMadeSmall() throws Exception {
    isFoundAndMadeSmall("broadcast-drops-in-silence", "B2", "any");
  }

  private static void isFoundAndMadeSmall(String control, String rule, String subject) throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(control))) {
      Function<List<String>, Optional<Long>> run = overlay.load(Inside.class).get();
      Predicate<Plan> fails = plan -> run.apply(List.of(subject, rule, plan.toString())).isPresent();
      RandomGenerator<Plan> generator = Plans.of(Scenarios.of(subject).orElseThrow()).generator(TRIES);
      Random random = new Random(1);
      Shrinkable<Plan> found = generator.next(random);
      for (int i = 0; i < TRIES && !fails.test(found.value()); i++) {
        found = generator.next(random);
      }
      assertTrue(fails.test(found.value()), "not found in " + TRIES + " plans");
      Plan small = shrunk(found, fails).value();
      Optional<Long> events = run.apply(List.of(subject, rule, small.toString()));
      assertTrue(events.orElseThrow() <= KillMatrix.mostEvents(subject), "still " + events + " events: " + small);
      assertEquals(Optional.empty(), Counterexample.told(Scenarios.of(subject).orElseThrow(), small, rule));
    }
  }

  /** As jqwik does it: the first smaller one that still fails, again and again. */
  private static Shrinkable<Plan> shrunk(Shrinkable<Plan> from, Predicate<Plan> fails) {
    Shrinkable<Plan> best = from;
    Optional<Shrinkable<Plan>> smaller = Optional.of(from);
    while (smaller.isPresent()) {
      best = smaller.get();
      Shrinkable<Plan> now = best;
      smaller =
          now.shrink()
              .filter(candidate -> candidate.distance().compareTo(now.distance()) < 0)
              .filter(candidate -> fails.test(candidate.value()))
              .findFirst();
    }
    return best;
  }
}
