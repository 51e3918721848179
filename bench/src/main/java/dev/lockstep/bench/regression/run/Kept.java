package dev.lockstep.bench.regression.run;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer;
import dev.lockstep.bench.regression.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files of one comparison: results in JMH's format, the versions' names, and what went wrong. A report can be made
 * from them at any time.
 *
 * @param directory holds the files
 */
public record Kept(Path directory) {
  private static final String NAMES = "versions.txt";
  private static final String PROBLEMS = "problems.txt";

  /** What the files hold. */
  public enum Part {
    BASE,
    CANDIDATE,
    /** The base once more. */
    AGAIN,
    /** The benchmark that can be slowed, as it is. */
    QUICK,
    SLOWED,
    BASE_RERUN,
    CANDIDATE_RERUN
  }

  /** Where a part is. */
  public Path file(Part part) {
    return directory.resolve(part.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
  }

  /** Removes what an earlier comparison left, which nobody shall take for this one's. */
  public void clear() throws IOException {
    for (Part part : Part.values()) {
      Files.deleteIfExists(file(part));
    }
    Files.deleteIfExists(directory.resolve(PROBLEMS));
    Files.deleteIfExists(directory.resolve(NAMES));
  }

  /** Keeps what the versions are called. */
  public void name(String base, String candidate) throws IOException {
    Files.write(directory.resolve(NAMES), List.of(base, candidate));
  }

  /**
   * What base and candidate are called.
   *
   * @throws IncompleteRunException if no comparison is kept here
   */
  public List<String> names() throws IncompleteRunException, IOException {
    List<String> names = linesOf(NAMES);
    if (names.size() != 2) {
      throw new IncompleteRunException(List.of(directory + ": holds no comparison"));
    }
    return names;
  }

  /** Keeps what went wrong, beside what was kept before. */
  public void problems(List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(linesOf(PROBLEMS));
    all.addAll(lines);
    Files.write(directory.resolve(PROBLEMS), all);
  }

  private List<String> linesOf(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /**
   * What was recorded.
   *
   * @param problems gets what went wrong, and what is incomplete
   * @throws IncompleteRunException if of base or candidate nothing is complete; it tells all of {@code problems}
   */
  public Comparer.Runs read(List<String> problems) throws IncompleteRunException, IOException {
    List<String> names = names();
    problems.addAll(linesOf(PROBLEMS));
    String base = names.get(0);
    String candidate = names.get(1);
    Recording before = Recording.readWhatIsComplete(base, file(Part.BASE), problems);
    Recording after = Recording.readWhatIsComplete(candidate, file(Part.CANDIDATE), problems);
    if (before.benchmarks().isEmpty() || after.benchmarks().isEmpty()) {
      throw new IncompleteRunException(problems);
    }
    return new Comparer.Runs(
        before,
        after,
        optional(base, Part.AGAIN, problems),
        optional(base, Part.BASE_RERUN, problems),
        optional(candidate, Part.CANDIDATE_RERUN, problems),
        optional("calibrated", Part.QUICK, problems),
        optional("calibrated", Part.SLOWED, problems));
  }

  private @Nullable Recording optional(String name, Part part, List<String> problems) {
    return Files.exists(file(part)) ? Recording.readWhatIsComplete(name, file(part), problems) : null;
  }
}
