package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.simulation.Simulate;
import dev.lockstep.spec.control.ControlException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./lockstep simulate}: tells one schedule of the simulation as a story. */
@Command(
    name = "simulate",
    description = "Run one schedule of the deterministic simulation and tell what happened.",
    footer = "%nExit status: 0 no violation, 1 a rule is violated, 64 wrong usage.")
public final class SimulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--subject", paramLabel = "NAME", description = "mutex, channel or channel-query (default: channel)")
  private String subject = "channel";

  @Option(names = "--seed", required = true, paramLabel = "HEX", description = "the seed of the run")
  private String seed = "";

  @Option(names = "--schedule", required = true, paramLabel = "N", description = "the number of the schedule, from 0")
  private long schedule;

  @Option(names = "--control", paramLabel = "ID", description = "run it on this negative control")
  private @Nullable String control;

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    if (!Simulate.knows(subject)) {
      throw new ParameterException(command.commandLine(), "the simulation has no subject '" + subject + "'");
    }
    if (!seed.matches("[0-9a-fA-F]{1,16}") || schedule < 0) {
      throw new ParameterException(
          command.commandLine(), "--seed takes 1 to 16 hexadecimal digits, --schedule a number from 0");
    }
    try {
      return Simulate.run(subject, Long.parseUnsignedLong(seed, 16), schedule, control, command.commandLine().getOut());
    } catch (ControlException wrong) {
      throw new ParameterException(command.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
