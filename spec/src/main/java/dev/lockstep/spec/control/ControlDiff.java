package dev.lockstep.spec.control;

import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.unifieddiff.UnifiedDiff;
import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffParserException;
import com.github.difflib.unifieddiff.UnifiedDiffReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Applies a control's diff to the shipped sources.
 *
 * <p>A hunk fits where its removed and context lines stand, every one of them and exactly. It may have moved as a
 * whole, because somebody edited the file above it; but then it must fit at one place only. Anything else is refused: a
 * control that breaks something other than what it says would be worse than none.
 */
final class ControlDiff {
  private final Control control;

  private ControlDiff(Control control) {
    this.control = control;
  }

  /** The changed files, by their path relative to {@code sources}, with their new text. Writes nothing. */
  static SortedMap<Path, String> apply(Control control, Path sources) throws ControlException {
    return new ControlDiff(control).apply(sources);
  }

  private SortedMap<Path, String> apply(Path sources) throws ControlException {
    SortedMap<Path, String> changed = new TreeMap<>();
    for (UnifiedDiffFile file : parse().getFiles()) {
      Path path = path(file);
      if (changed.put(path, patched(file, path, lines(sources, path))) != null) {
        throw wrong(path + " is changed twice");
      }
    }
    return changed;
  }

  private UnifiedDiff parse() throws ControlException {
    // Editors strip trailing blanks, so an empty line is an empty context line.
    List<String> lines = control.diff().lines().map(line -> line.isEmpty() ? " " : line).toList();
    for (String line : lines) {
      if (" +-@".indexOf(line.charAt(0)) < 0) {
        throw wrong("the diff has a line that is neither header, hunk, context, removal nor addition: '" + line + "'");
      }
    }
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      UnifiedDiff diff = UnifiedDiffReader.parseUnifiedDiff(new ByteArrayInputStream(bytes));
      requireComplete(diff, lines.size());
      return diff;
    } catch (UnifiedDiffParserException | IOException malformed) {
      throw new ControlException(
          "control " + control.id() + ": the diff is malformed: " + malformed.getMessage(), malformed);
    }
  }

  /** The reader drops a hunk whose line counts are wrong without a word, so count what it kept. */
  private void requireComplete(UnifiedDiff diff, int lines) throws ControlException {
    int kept = 0;
    for (UnifiedDiffFile file : diff.getFiles()) {
      kept += 2;
      for (AbstractDelta<String> hunk : file.getPatch().getDeltas()) {
        kept += 1 + hunk.getSource().size() + hunk.getTarget().getChangePosition().size();
      }
    }
    if (kept != lines) {
      throw wrong("the diff has " + lines + " lines, but its hunks account for " + kept
          + ": the line counts of an @@ line are wrong");
    }
  }

  private Path path(UnifiedDiffFile file) throws ControlException {
    Path path = Path.of(file.getFromFile()).normalize();
    if (!file.getFromFile().equals(file.getToFile()) || path.isAbsolute() || path.startsWith("..")
        || !path.toString().endsWith(".java")) {
      throw wrong("'" + file.getFromFile() + "' to '" + file.getToFile()
          + "' is not a change of one shipped .java file, named relative to the source root");
    }
    return path;
  }

  private List<String> lines(Path sources, Path path) throws ControlException {
    try {
      return Files.readAllLines(sources.resolve(path), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new ControlException("control " + control.id() + ": no such shipped file: " + path, unreadable);
    }
  }

  private String patched(UnifiedDiffFile file, Path path, List<String> original) throws ControlException {
    List<String> result = new ArrayList<>();
    int copied = 0;
    int number = 0;
    for (AbstractDelta<String> hunk : file.getPatch().getDeltas()) {
      number++;
      int at = place(hunk.getSource(), original, path, number);
      if (at < copied) {
        throw wrong("hunk " + number + " of " + path + " lies before or inside the hunk above it");
      }
      result.addAll(original.subList(copied, at));
      result.addAll(hunk.getTarget().getLines());
      copied = at + hunk.getSource().size();
    }
    result.addAll(original.subList(copied, original.size()));
    if (result.equals(original)) {
      throw wrong("the diff changes nothing in " + path);
    }
    return result.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private int place(Chunk<String> hunk, List<String> original, Path path, int number) throws ControlException {
    List<String> wanted = hunk.getLines();
    if (wanted.isEmpty()) {
      throw wrong("hunk " + number + " of " + path + " has no context line");
    }
    List<Integer> places = IntStream.rangeClosed(0, original.size() - wanted.size())
        .filter(at -> original.subList(at, at + wanted.size()).equals(wanted))
        .boxed()
        .toList();
    if (places.contains(hunk.getPosition())) {
      return hunk.getPosition();
    }
    if (places.size() != 1) {
      throw wrong("hunk " + number + " of " + path + " (line " + (hunk.getPosition() + 1) + ") no longer applies: its "
          + (places.isEmpty() ? "lines are nowhere in the file" : "lines stand at " + places.size() + " other places"));
    }
    return places.getFirst();
  }

  private ControlException wrong(String what) {
    return new ControlException("control " + control.id() + ": " + what);
  }
}
