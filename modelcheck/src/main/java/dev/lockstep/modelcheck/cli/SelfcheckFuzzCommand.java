package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.selfcheck.Fuzz;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep history selfcheck fuzz}: mutated files. */
@Command(
    name = "fuzz",
    description = "Checks mutated files. Exits with 1 at the first that gets neither a verdict nor a sentence.")
public final class SelfcheckFuzzCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--files", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
  private long files = 100_000;

  @Option(names = "--seed", paramLabel = "N", description = "decides the files (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Fuzz fuzz = new Fuzz(seed);
    fuzz.run(files);
    out.println(fuzz.results() + ", the longest took " + fuzz.slowestMillis() + " ms");
    String failure = fuzz.failure();
    if (failure != null) {
      out.println(failure);
      return ExitStatus.VIOLATION;
    }
    return fuzz.results().isEmpty() ? ExitStatus.UNKNOWN : ExitStatus.OK;
  }
}
