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
 * @param benchmarks by key; none if nothing was complete
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
    List<String> problems = new ArrayList<>();
    Recording recording = of(name, ResultFile.readWhatIsThere(file), problems);
    if (!problems.isEmpty()) {
      throw new IncompleteRunException(problems);
    }
    return recording;
  }

  /** Reads what is complete in such a file, maybe nothing; what is not is left out, and said in {@code problems}. */
  public static Recording readWhatIsComplete(String name, Path file, List<String> problems) {
    List<String> here = new ArrayList<>();
    Recording recording = of(name, ResultFile.readWhatIsComplete(file, here), here);
    here.forEach(problem -> problems.add(file.getFileName() + ": " + problem));
    return recording;
  }

  /** The results that are times or throughputs; the others are said in {@code problems}. */
  private static Recording of(String name, List<Result> results, List<String> problems) {
    Set<String> once = new HashSet<>();
    Set<String> inSeveralModes = new HashSet<>();
    results.stream().map(Result::key).filter(key -> !once.add(key)).forEach(inSeveralModes::add);
    SortedMap<String, Samples> benchmarks = new TreeMap<>();
    for (Result result : results) {
      String mode = inSeveralModes.contains(result.key()) ? " " + result.setting().mode() : "";
      Optional<Samples> samples = Samples.of(result.key() + mode, result);
      if (samples.isEmpty()) {
        problems.add(result.key() + ": '" + result.unit() + "' is no time and no throughput");
      } else if (!samples.get().tookTime()) {
        problems.add(result.key() + ": an iteration in which an operation took no time, or for ever");
      } else {
        benchmarks.put(samples.get().key(), samples.get());
      }
    }
    return new Recording(name, benchmarks);
  }
}
