package dev.lockstep.bench.regression;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.Result;
import dev.lockstep.bench.ResultFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run of JMH, as its JSON tells it.
 *
 * @param name what to call it: a file, a version
 * @param benchmarks by key; at least one
 */
public record Recording(String name, SortedMap<String, Samples> benchmarks) {
  /** Copies the map. */
  public Recording {
    benchmarks = new TreeMap<>(benchmarks);
  }

  /**
   * Reads what JMH wrote with {@code -rf json}: this project's JMH, or anybody's.
   *
   * @throws IncompleteRunException if it cannot be read, or if anything in it is incomplete
   */
  public static Recording read(String name, Path file) throws IncompleteRunException {
    return of(name, ResultFile.readWhatIsThere(file));
  }

  /**
   * Reads what is complete in such a file; what is not is left out, and said in {@code incomplete}.
   *
   * @throws IncompleteRunException if nothing in it is complete
   */
  public static Recording readWhatIsComplete(String name, Path file, List<String> incomplete)
      throws IncompleteRunException {
    List<String> problems = new ArrayList<>();
    List<Result> results = ResultFile.readWhatIsComplete(file, problems);
    problems.forEach(problem -> incomplete.add(file.getFileName() + ": " + problem));
    return of(name, results);
  }

  private static Recording of(String name, List<Result> results) throws IncompleteRunException {
    Set<String> once = new HashSet<>();
    Set<String> inSeveralModes = new HashSet<>();
    results.stream().map(Result::key).filter(key -> !once.add(key)).forEach(inSeveralModes::add);
    List<String> problems = new ArrayList<>();
    SortedMap<String, Samples> benchmarks = new TreeMap<>();
    for (Result result : results) {
      String mode = inSeveralModes.contains(result.key()) ? " " + result.setting().mode() : "";
      Optional<Samples> samples = Samples.of(result.key() + mode, result);
      samples.ifPresentOrElse(
          each -> benchmarks.put(each.key(), each),
          () -> problems.add(result.key() + ": '" + result.unit() + "' is no time and no throughput"));
    }
    if (!problems.isEmpty()) {
      throw new IncompleteRunException(problems);
    }
    return new Recording(name, benchmarks);
  }
}
