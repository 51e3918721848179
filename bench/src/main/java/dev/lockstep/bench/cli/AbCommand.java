package dev.lockstep.bench.cli;

import dev.lockstep.bench.Calibrated;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer;
import dev.lockstep.bench.regression.Controls;
import dev.lockstep.bench.regression.run.Build;
import dev.lockstep.bench.regression.run.Effort;
import dev.lockstep.bench.regression.run.Kept;
import dev.lockstep.bench.regression.run.Kept.Part;
import dev.lockstep.bench.regression.run.Turns;
import dev.lockstep.bench.regression.run.Turns.Arm;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep bench ab}: two versions in turns, each control beside them, and a rerun of what changed. */
@Command(
    name = "ab",
    description = "Run two versions in turns and compare them. A version is a JMH jar, a built checkout, or a commit.",
    footer = "%nExit status: 0 no regression, 1 a regression, 2 nobody knows, 64 wrong usage.")
final class AbCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--base", required = true, paramLabel = "JAR|DIR|COMMIT", description = "the version before")
  private String base = "";

  @Option(
      names = "--candidate",
      paramLabel = "JAR|DIR|COMMIT",
      description = "the version after (default: this checkout)")
  private String candidate = ".";

  @Option(names = "--base-flag", paramLabel = "FLAG", description = "an option for the base's JVMs")
  private List<String> baseFlags = new ArrayList<>();

  @Option(names = "--candidate-flag", paramLabel = "FLAG", description = "an option for the candidate's JVMs")
  private List<String> candidateFlags = new ArrayList<>();

  @Mixin private Workload workload = new Workload();

  @Mixin private Sources sources = new Sources();

  @Mixin private Output output = new Output();

  @Mixin private Judging judging = new Judging();

  @Override
  public Integer call() throws IncompleteRunException, UsageException, IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Kept kept = new Kept(output.directory());
    Effort effort = workload.effort(sources.isOwn(base) && sources.isOwn(candidate));
    Comparer comparer = new Comparer(judging.wishes(true));
    run(kept, effort, comparer, command.getErr());
    return ReportCommand.report(kept, comparer, judging, command);
  }

  private void run(Kept kept, Effort effort, Comparer comparer, PrintWriter progress)
      throws IncompleteRunException, IOException, InterruptedException {
    new Reports(kept.directory()).clear();
    kept.clear();
    Build before = sources.build(base).with(baseFlags);
    Build after = sources.build(candidate).with(candidateFlags);
    kept.name(before.name(), after.name());
    Path between = kept.directory().resolve("passes");
    Effort control = effort.of(Pattern.quote(Calibrated.class.getName()), List.of());
    Build own = Build.ofThisJvm();
    Build slowed = own.with(List.of("-D" + Calibrated.SLOWER + "=" + Controls.SLOWDOWN));
    Turns turns = new Turns(between, progress);
    kept.problems(
        turns.run(
            List.of(
                new Arm(before, effort, kept.file(Part.BASE)),
                new Arm(after, effort, kept.file(Part.CANDIDATE)),
                new Arm(before, effort, kept.file(Part.AGAIN)),
                new Arm(own, control, kept.file(Part.QUICK)),
                new Arm(slowed, control, kept.file(Part.SLOWED)))));
    Comparer.Runs runs = kept.read(new ArrayList<>());
    SortedSet<String> changed = comparer.toConfirm(runs.base(), runs.candidate());
    if (!changed.isEmpty()) {
      progress.println("changed, and run again: " + String.join(", ", changed));
      Effort rerun = effort.including(including(changed));
      kept.problems(
          turns.run(
              List.of(
                  new Arm(before, rerun, kept.file(Part.BASE_RERUN)),
                  new Arm(after, rerun, kept.file(Part.CANDIDATE_RERUN)))));
    }
  }

  /** The benchmarks of these keys, with all values of their parameters. */
  private static String including(SortedSet<String> keys) {
    return keys.stream()
        .map(key -> Pattern.quote(key.replaceFirst("[( ].*", "")))
        .distinct()
        .collect(Collectors.joining("|", "^(", ")$"));
  }
}
