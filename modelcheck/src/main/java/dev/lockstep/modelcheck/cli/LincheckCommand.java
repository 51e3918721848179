package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.gate.EngineSpec;
import dev.lockstep.modelcheck.gate.Engines;
import dev.lockstep.modelcheck.gate.Units;
import dev.lockstep.modelcheck.lincheck.KillMatrix;
import dev.lockstep.modelcheck.lincheck.LincheckEngine;
import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.evidence.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep lincheck}: interleavings of the shipped bytecode, or of a negative control. */
@Command(
    name = "lincheck",
    description = "Explore interleavings of one of the kit's workers, or of its building blocks, with Lincheck.",
    footer = "%nExit status: 0 no violation (--kill: every control is caught), 1 a violation, 2 nobody knows, 64 wrong usage.")
public final class LincheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "mutex, channel, channel-query, or any (what they are made of; default: channel)")
  private String subject = "channel";

  @Option(names = "--rule", paramLabel = "ID", description = "explore for this rule only; repeatable")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--tier", paramLabel = "quick|full|deep", description = "how much to explore (default: quick)")
  private String tier = Tier.QUICK.label();

  @Option(names = "--seed", paramLabel = "HEX", description = "chooses the generated scenarios (default: by chance)")
  private String seed = Integer.toHexString(ThreadLocalRandom.current().nextInt() & 0xffffff);

  @Option(names = "--control", paramLabel = "ID", description = "run on this negative control")
  private @Nullable String control;

  @Option(names = "--kill", description = "print how much of the exploration each negative control survives")
  private boolean kill;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    EngineSpec engine = Engines.find("lincheck").orElseThrow();
    Tier wanted = OptionValues.tier(tier);
    checkNames();
    return kill ? KillMatrix.print(engine.budget(wanted), out) : explore(engine, wanted, out);
  }

  private void checkNames() throws UsageException {
    if (!LincheckEngine.SUBJECTS.contains(subject)) {
      throw new UsageException(
          "Lincheck has no subject '" + subject + "'; it has " + String.join(", ", LincheckEngine.SUBJECTS));
    }
    List<String> known = new LincheckEngine().checks().stream().map(Engine.Check::rule).distinct().toList();
    for (String rule : rules) {
      if (!known.contains(rule)) {
        throw new UsageException("Lincheck does not check '" + rule + "'; it checks " + String.join(" ", known));
      }
    }
  }

  private int explore(EngineSpec engine, Tier wanted, PrintWriter out) throws Exception {
    Path evidence = Files.createTempDirectory("lockstep-lincheck").resolve("evidence.json");
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    EngineResult result = process(engine, wanted).run(evidence, err::println);
    err.flush();
    return switch (result) {
      case EngineResult.Left(Evidence left) -> {
        left.findings().forEach(finding -> out.println(text(finding)));
        out.println(left.millis() + " ms; counterexamples as a whole, if any, in " + evidence.getParent());
        yield status(left);
      }
      case EngineResult.Nothing(String reason) -> {
        err.println("lincheck: " + reason);
        yield ExitStatus.UNKNOWN;
      }
    };
  }

  private EngineProcess process(EngineSpec engine, Tier wanted) throws UsageException, ControlException, IOException {
    List<String> arguments = new ArrayList<>(List.of("--subject", subject, "--tier", wanted.label()));
    arguments.addAll(List.of("--seed", Long.toHexString(OptionValues.seed(seed))));
    arguments.addAll(List.of("--budget", String.valueOf(engine.budget(wanted).toSeconds())));
    rules.forEach(rule -> arguments.addAll(List.of("--rule", rule)));
    if (control != null) {
      arguments.addAll(List.of("--control", control));
    }
    EngineProcess process =
        new EngineProcess(
            engine.mainClass(), engine.jvmFlags(), EngineProcess.ownClassPath(), arguments, engine.timeLimit(wanted));
    return control == null ? process : process.withOverlay(OverlayLoader.overlay(control));
  }

  private static String text(Finding finding) {
    String head = finding.verdict().label() + "  " + finding.rule() + "  " + finding.check();
    return switch (finding.verdict()) {
      case FAIL -> head + ", after " + Units.text(finding.explored()) + "\n" + finding.seen();
      case PASS -> head + "  " + Units.text(finding.explored());
      default -> head + "  " + finding.reason();
    };
  }

  private static int status(Evidence evidence) {
    List<Verdict> verdicts = evidence.findings().stream().map(Finding::verdict).toList();
    if (verdicts.contains(Verdict.FAIL)) {
      return ExitStatus.VIOLATION;
    }
    return verdicts.contains(Verdict.PASS) && !verdicts.contains(Verdict.UNKNOWN) ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }
}
