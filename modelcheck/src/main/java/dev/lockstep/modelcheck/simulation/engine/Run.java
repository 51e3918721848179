package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs one plan of a scenario to its end, or to the first violation. */
public final class Run {
  /** More steps than any plan can take: a run that gets there is going round in circles. */
  private static final int TOO_MANY_STEPS = 10_000;

  private final Plan plan;
  private final Simulation simulation;
  private final World world;
  private final List<Component> postponed = new ArrayList<>();

  private Run(
      Scenario scenario, Plan plan, Choices choices, Predicate<String> watched, @Nullable Story story) {
    this.plan = plan;
    this.simulation = new Simulation(choices, watched, story);
    this.world = scenario.open(simulation, plan.setup());
    Map<Verb, Integer> numbers = new HashMap<>();
    for (Event event : plan.events()) {
      add(event, numbers.merge(event.verb(), 1, Integer::sum));
    }
  }

  /**
   * Repeats a plan.
   *
   * @param watched the rules whose violation counts
   * @param story where it is told; null if nowhere
   */
  public static @Nullable Violation repeat(
      Scenario scenario, Plan plan, Predicate<String> watched, @Nullable Story story) {
    return new Run(scenario, plan, new GivenChoices(plan.choices()), watched, story).toTheEnd(null);
  }

  /** Runs a plan whose schedule is decided by {@code choices}. */
  static @Nullable Violation explore(
      Scenario scenario, Plan plan, Choices choices, Predicate<String> watched, Explored explored) {
    return new Run(scenario, plan, choices, watched, null).toTheEnd(explored);
  }

  private void add(Event event, int number) {
    Component component = simulation.component("client", self -> act(event, number, self));
    if (event.at() == 0) {
      component.wake();
    } else {
      simulation.after(event.at() * 1_000_000L, component::wake);
    }
  }

  private void act(Event event, int number, Component component) {
    if (!world.act(event, number)) {
      component.sleep();
      postponed.add(component);
      return;
    }
    component.leave();
    postponed.forEach(Component::wake);
    postponed.clear();
  }

  private @Nullable Violation toTheEnd(@Nullable Explored explored) {
    while (simulation.violation() == null && simulation.steps() <= TOO_MANY_STEPS && (step() || world.atRest())) {
      if (explored != null) {
        explored.state(world.fingerprint());
      }
    }
    if (explored != null) {
      explored.schedule(simulation, plan.identity());
      world.count(explored);
    }
    return simulation.violation();
  }

  private boolean step() {
    try {
      if (!simulation.step()) {
        return false;
      }
    } catch (RuntimeException | Error escaped) {
      simulation.violated(world.blamed(), () -> "this escaped from a turn: " + escaped);
    }
    if (simulation.violation() == null) {
      world.afterStep();
    }
    if (simulation.steps() > TOO_MANY_STEPS) {
      simulation.violated(world.blamed(), () -> "it has not come to rest in " + TOO_MANY_STEPS + " steps");
    }
    return true;
  }
}
