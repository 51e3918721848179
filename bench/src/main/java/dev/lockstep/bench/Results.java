package dev.lockstep.bench;

import dev.lockstep.spec.engine.ExitStatus;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/**
 * The command that reads a result file of JMH: says whether the run was complete and, if so, compares each benchmark
 * with its null control.
 *
 * <p>Exit status: 0 complete, 2 something is missing, 64 usage. A slow result is no failure.
 */
public final class Results {
  private static final String USAGE = "usage: dev.lockstep.bench.Results FILE [REGEX]";

  private final PrintStream out;
  private final PrintStream err;

  /** A command that prints results to {@code out} and complaints to {@code err}. */
  Results(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** {@code FILE [REGEX]}: the file, and the pattern of the benchmarks that were to run, if not all. */
  public static void main(String[] args) {
    System.exit(new Results(System.out, System.err).run(args));
  }

  private int run(String[] args) {
    if (args.length < 1 || args.length > 2) {
      err.println(USAGE);
      return ExitStatus.USAGE;
    }
    try {
      return run(Path.of(args[0]), Expected.keys(args.length == 2 ? args[1] : ".*"));
    } catch (PatternSyntaxException malformed) {
      err.println("not a regular expression: " + args[1]);
      return ExitStatus.USAGE;
    }
  }

  /** Prints the results in {@code file}, or what is missing; returns the exit status. */
  int run(Path file, Collection<String> expected) {
    try {
      print(ResultFile.read(file, expected));
      return ExitStatus.OK;
    } catch (IncompleteRunException incomplete) {
      incomplete.problems().forEach(problem -> err.println("incomplete: " + problem));
      return ExitStatus.UNKNOWN;
    }
  }

  private void print(List<Result> results) {
    for (Result result : results) {
      out.printf(
          Locale.ROOT,
          "%-45s %12.3f %s (forks %.3f to %.3f)%s%n",
          shortened(result.key()),
          result.score(),
          result.unit(),
          result.lowest(),
          result.highest(),
          comparison(result, results));
    }
  }

  /** How many times the null control of the same run; empty for a null control. */
  private static String comparison(Result result, List<Result> results) {
    return results.stream()
        .filter(control -> control != result && result.hasNullControl(control))
        .findFirst()
        .map(control -> ratio(result, control))
        .orElse("");
  }

  /**
   * The least and the greatest ratio of a fork to a fork. Forks can differ by far more than the samples within one, so
   * that an interval from all samples together would look too narrow.
   */
  private static String ratio(Result result, Result control) {
    if (result.forks().size() < 2 || control.forks().size() < 2) {
      return ", no ratio: one fork shows no spread";
    }
    double least = result.lowest() / control.highest();
    double greatest = result.highest() / control.lowest();
    String verdict = least <= 1 && greatest >= 1 ? ": not told apart from it" : "";
    return String.format(Locale.ROOT, ", %.2f to %.2f x null control%s", least, greatest, verdict);
  }

  private static String shortened(String key) {
    String own = Results.class.getPackageName() + ".";
    return key.startsWith(own) ? key.substring(own.length()) : key;
  }
}
