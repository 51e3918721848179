package dev.lockstep.bench.cli;

import dev.lockstep.bench.claims.Campaign;
import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Measurements;
import dev.lockstep.bench.claims.Plan;
import dev.lockstep.bench.report.ChoicesReport;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lockstep bench choices}: the figures behind what {@code core} chose, beside what it did not choose. */
@Command(
    name = "choices",
    description = "Measure what core chose (inbox, doorbell, oneshot, kind of owner) beside what it did not choose.",
    footer = "%nExit status: 0 everything was measured, 2 data are missing, 64 wrong usage.")
final class ChoicesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private Budget budget = new Budget();

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path directory = budget.directory();
    PrintWriter err = command.getErr();
    Machine machine = Machine.current();
    err.println("Lockstep bench choices · " + machine.line());
    err.println(machine.loadLine());
    err.flush();
    Plan plan = Plan.ofChoices(budget.tier());
    Measurements measurements = new Campaign(plan, directory.resolve("forks"), err).run();
    String text = ChoicesReport.of(measurements, machine);
    Files.writeString(directory.resolve("choices.md"), text);
    command.getOut().print(text);
    command.getOut().flush();
    List<String> problems = measurements.problems();
    problems.forEach(problem -> err.println("incomplete: " + problem));
    err.flush();
    return problems.isEmpty() ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }
}
