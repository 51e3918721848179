package dev.lockstep.bench.cli;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer;
import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.ExpectedChanges;
import dev.lockstep.bench.regression.History;
import dev.lockstep.bench.regression.Limits;
import dev.lockstep.bench.regression.Recording;
import dev.lockstep.bench.regression.view.JsonView;
import dev.lockstep.bench.regression.view.TextView;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that compares, and what becomes of a comparison. */
final class Judging {
  @Option(names = "--alpha", description = "how often to alarm for nothing, in all (default: 0.01)")
  private double alpha = Limits.STANDARD.alpha();

  @Option(names = "--effect", description = "the least change that counts, as a part of the base (default: 0.05)")
  private double effect = Limits.STANDARD.effect();

  @Option(names = "--expected", paramLabel = "FILE", description = "accepted changes; one that is not seen fails")
  private @Nullable Path expected;

  @Option(names = "--history", paramLabel = "DIR", description = "earlier runs, as JMH's JSON with this tool's facts")
  private @Nullable Path history;

  @Option(names = "--require", paramLabel = "REGEX", description = "benchmarks that must not be inconclusive")
  private @Nullable String required;

  @Option(names = "--force", description = "compare what comes from different machines all the same, and mark it")
  private boolean force;

  @Option(names = "--json", description = "print report.json instead of the text")
  private boolean json;

  /**
   * What is asked for.
   *
   * @param inTurns whether both versions were run here: flags may differ then, and changes can be confirmed
   */
  Comparer.Wishes wishes(boolean inTurns) throws UsageException, IncompleteRunException {
    if (history != null && !Files.isDirectory(history)) {
      throw new IncompleteRunException(List.of("history " + history + ": no such directory"));
    }
    try {
      ExpectedChanges changes = expected == null ? ExpectedChanges.NOTHING : ExpectedChanges.read(expected);
      Pattern pattern = required == null ? null : Pattern.compile(required);
      return new Comparer.Wishes(new Limits(alpha, effect), inTurns, force, changes, pattern);
    } catch (PatternSyntaxException malformed) {
      throw new UsageException("--require '" + required + "' is no regular expression");
    } catch (IllegalArgumentException senseless) {
      throw new UsageException(String.valueOf(senseless.getMessage()));
    }
  }

  /** Earlier runs, and {@code now} as the last one. */
  History history(Recording now) throws IncompleteRunException {
    return history == null ? History.NONE : History.read(history, now);
  }

  /** Prints one view, writes all others, and returns the exit status. */
  int report(Comparison comparison, Path directory, PrintWriter out, PrintWriter err) throws IOException {
    out.print(json ? JsonView.of(comparison) + System.lineSeparator() : TextView.of(comparison));
    out.flush();
    new Reports(directory).write(comparison);
    err.println("report  " + directory + ": " + String.join(" · ", Reports.NAMES));
    err.flush();
    return comparison.exitStatus();
  }
}
