package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.simulation.engine.Explorer;
import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.PlanFormatException;
import dev.lockstep.modelcheck.simulation.engine.Run;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Story;
import dev.lockstep.spec.engine.ExitStatus;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code ./lockstep simulate} does: one run as a story, or many in a row. */
public final class Simulate {
  /** What to run. */
  public enum What {
    /** One schedule, by its number. */
    SCHEDULE,
    /** One plan, as a text. */
    PLAN,
    /** So many schedules, from the first on. */
    SCHEDULES
  }

  /**
   * What was asked for.
   *
   * @param rules the rules whose violation counts; empty: all
   * @param value the number of the schedule, the plan, or the number of schedules
   */
  public record Order(String subject, long seed, List<String> rules, What what, String value) {
    public Order {
      rules = List.copyOf(rules);
    }

    private List<String> words() {
      return Stream.concat(Stream.of(subject, Long.toHexString(seed), what.name(), value), rules.stream()).toList();
    }

    private static Order of(List<String> words) {
      return new Order(
          words.get(0), Long.parseUnsignedLong(words.get(1), 16), words.subList(4, words.size()),
          What.valueOf(words.get(2)), words.get(3));
    }
  }

  /**
   * What came of it.
   *
   * @param status the exit status
   * @param lines for a person
   */
  public record Result(int status, List<String> lines) {
    public Result {
      lines = List.copyOf(lines);
    }
  }

  private Simulate() {}

  /** Carries out an order, on a control if one is given. */
  public static Result run(Order order, @Nullable String control) throws Exception {
    if (control == null) {
      return run(order);
    }
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(control))) {
      List<String> told = overlay.load(Inside.class).get().apply(order.words());
      return new Result(Integer.parseInt(told.getFirst()), told.subList(1, told.size()));
    }
  }

  /** Loaded on the overlay of a control. Takes the words of an order; returns exit status and lines. */
  public static final class Inside implements Supplier<Function<List<String>, List<String>>> {
    @Override
    public Function<List<String>, List<String>> get() {
      return Inside::apply;
    }

    private static List<String> apply(List<String> words) {
      try {
        Result result = Simulate.run(Order.of(words));
        return Stream.concat(Stream.of(String.valueOf(result.status())), result.lines().stream()).toList();
      } catch (PlanFormatException impossible) {
        throw new IllegalArgumentException("the plan was read before", impossible);
      }
    }
  }

  private static Result run(Order order) throws PlanFormatException {
    Scenario scenario = Scenarios.of(order.subject()).orElseThrow();
    List<String> rules = order.rules().isEmpty() ? Scenarios.RULES : order.rules();
    return switch (order.what()) {
      case SCHEDULES -> explore(scenario, order.seed(), rules, Long.parseLong(order.value()));
      case PLAN -> tell(scenario, Plan.parse(order.value(), scenario.vocabulary()), rules, false);
      case SCHEDULE -> {
        Explorer explorer = new Explorer(scenario, order.seed());
        yield tell(scenario, explorer.plan(Long.parseLong(order.value()), rules::contains), rules, true);
      }
    };
  }

  private static Result tell(Scenario scenario, Plan plan, List<String> rules, boolean shrink) {
    Story story = new Story();
    var violation = Run.repeat(scenario, plan, rules::contains, story);
    if (violation == null) {
      List<String> lines = new ArrayList<>(story.lines().stream().map(Story.Line::toString).toList());
      lines.add("no violation");
      lines.add("plan: " + plan);
      return new Result(ExitStatus.OK, lines);
    }
    Optional<Counterexample> example =
        shrink
            ? Optional.of(Counterexample.shrunk(scenario, plan, violation.rule()))
            : Counterexample.told(scenario, plan, violation.rule());
    return new Result(ExitStatus.VIOLATION, example.orElseThrow().lines());
  }

  private static Result explore(Scenario scenario, long seed, List<String> rules, long schedules) {
    Exploration exploration = new Exploration(scenario, seed, rules);
    long start = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    while (exploration.schedules() < schedules && exploration.runNext()) {
      // the next one
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
    List<String> lines = new ArrayList<>();
    int status = ExitStatus.OK;
    for (String rule : rules) {
      Optional<Exploration.Failure> failure = exploration.failure(rule);
      if (failure.isPresent()) {
        status = ExitStatus.VIOLATION;
        lines.add("FAIL " + rule + " in schedule " + failure.get().schedule());
        lines.addAll(exploration.counterexample(failure.get()).lines());
      }
    }
    lines.add(Rates.text(exploration.explored()));
    lines.add(Rates.text(exploration.explored(), seconds, processorSeconds));
    return new Result(status, lines);
  }
}
