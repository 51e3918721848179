package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.selfcheck.Comparison;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep history selfcheck compare}: the deciders against brute force. */
@Command(
    name = "compare",
    description = {
      "Compares the decider of a model with brute force, on random small histories.",
      "Exits with 1 at the first disagreement, which it prints, and with 2 if there was nothing to compare."
    })
public final class SelfcheckCompareCommand implements Callable<Integer> {
  private static final long BETWEEN_LINES = 100_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--model", paramLabel = "NAME", description = "the model (default: ${DEFAULT-VALUE})")
  private String model = "worker";

  @Option(names = "--histories", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
  private long histories = 2_000_000;

  @Option(names = "--seed", paramLabel = "HEX", description = "decides the histories (default: ${DEFAULT-VALUE})")
  private String seed = "1";

  @Override
  public Integer call() throws HistoryFormatException, UsageException {
    if (histories < 1 || !Problem.MODELS.contains(model)) {
      throw new UsageException(
          histories < 1 ? "--histories must be at least 1" : "the model \"" + model + "\" is unknown");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Comparison comparison = Comparison.of(model, OptionValues.seed(seed));
    for (long made = 0; made < histories && comparison.disagreements().isEmpty(); made += BETWEEN_LINES) {
      comparison.run(Math.min(BETWEEN_LINES, histories - made));
      out.println(line(comparison));
      out.flush();
    }
    out.println("rejected for " + comparison.names());
    String disagreement = comparison.firstDisagreement();
    if (disagreement != null) {
      out.println(disagreement);
      return ExitStatus.VIOLATION;
    }
    return comparison.legal() > 0 && comparison.illegal() > 0 ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }

  private static String line(Comparison c) {
    return String.format(
        Locale.ROOT, "%,d legal, %,d illegal: %d disagreements; not compared: %,d too long, %,d given up",
        c.legal(), c.illegal(), c.disagreements().size(), c.tooLong(), c.undecided());
  }
}
