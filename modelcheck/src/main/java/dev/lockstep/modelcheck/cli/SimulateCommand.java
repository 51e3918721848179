package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.simulation.KillMatrix;
import dev.lockstep.modelcheck.simulation.Scenarios;
import dev.lockstep.modelcheck.simulation.Simulate;
import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.PlanFormatException;
import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep simulate}: runs of the deterministic simulation. */
@Command(
    name = "simulate",
    description = {
      "Run the deterministic simulation: one run as a story, many for their speed, or all negative controls.",
      "A run that breaks a rule is made as small as possible before it is told; a plan is told as it is."
    },
    footer = "%nExit status: 0 no violation (--kill: every control is caught), 1 a violation, 64 wrong usage.")
public final class SimulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description =
          "mutex, channel, channel-query, supervisor-mutex, supervisor-channel, or any (the broadcast; default: channel)")
  private String subject = "channel";

  @Option(names = "--seed", paramLabel = "HEX", description = "decides all schedules (default: 1)")
  private String seed = "1";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /** Exactly one of them. */
  static final class What {
    @Option(names = "--schedule", paramLabel = "N", description = "tell the schedule with this number, from 0")
    private @Nullable Long schedule;

    @Option(names = "--plan", paramLabel = "TEXT", description = "tell this plan, as a counterexample prints it")
    private @Nullable String plan;

    @Option(
        names = "--schedules",
        paramLabel = "N",
        description = "run so many, and print how much was explored and how fast")
    private @Nullable Long schedules;

    @Option(names = "--kill", description = "print how many schedules each negative control needs to be caught")
    private boolean kill;
  }

  @Option(names = "--rule", paramLabel = "ID", description = "look for violations of this rule only; repeatable")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--control", paramLabel = "ID", description = "run on this negative control")
  private @Nullable String control;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (what.kill) {
      return KillMatrix.print(OptionValues.seed(seed), out);
    }
    Simulate.Result result = Simulate.run(order(), control);
    result.lines().forEach(out::println);
    return result.status();
  }

  private Simulate.Order order() throws UsageException, PlanFormatException {
    var scenario = Scenarios.of(subject);
    if (scenario.isEmpty()) {
      throw new UsageException(
          "the simulation has no subject '" + subject + "'; it has " + String.join(", ", Scenarios.SUBJECTS));
    }
    for (String rule : rules) {
      if (!Scenarios.RULES.contains(rule)) {
        throw new UsageException(
            "the simulation does not check '" + rule + "'; it checks " + String.join(" ", Scenarios.RULES));
      }
    }
    if (what.plan != null) {
      Plan.parse(what.plan, scenario.get().vocabulary());
      return new Simulate.Order(subject, OptionValues.seed(seed), rules, Simulate.What.PLAN, what.plan);
    }
    return what.schedule != null
        ? order(Simulate.What.SCHEDULE, "--schedule", what.schedule, 0)
        : order(Simulate.What.SCHEDULES, "--schedules", Objects.requireNonNull(what.schedules), 1);
  }

  private Simulate.Order order(Simulate.What asked, String option, long value, long least) throws UsageException {
    if (value < least) {
      throw new UsageException(option + " " + value + " is not a number from " + least);
    }
    return new Simulate.Order(subject, OptionValues.seed(seed), rules, asked, String.valueOf(value));
  }
}
