package dev.lockstep.bench.regression;

import dev.lockstep.bench.IncompleteRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes that somebody has accepted, with the reason: a line each, {@code VERDICT BENCHMARK # REASON}, where the
 * verdict is {@code regressed} or {@code improved}. An entry that is not seen is stale and fails the comparison, so
 * that the list cannot grow old.
 *
 * @param entries by benchmark
 */
public record ExpectedChanges(SortedMap<String, Entry> entries) {
  /** No change is expected. */
  public static final ExpectedChanges NOTHING = new ExpectedChanges(new TreeMap<>());

  /** An accepted change. */
  public record Entry(Verdict verdict, String reason) {}

  /** Copies the map. */
  public ExpectedChanges {
    entries = new TreeMap<>(entries);
  }

  /**
   * Reads the list.
   *
   * @throws IncompleteRunException if it cannot be read, or if a line makes no sense
   */
  public static ExpectedChanges read(Path file) throws IncompleteRunException {
    List<String> problems = new ArrayList<>();
    SortedMap<String, Entry> entries = new TreeMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.strip().split("\\s*#\\s*", 2);
        String[] words = parts[0].split("\\s+", 2);
        Verdict verdict = words.length == 2 ? accepted(words[0]) : Verdict.INCONCLUSIVE;
        if (verdict == Verdict.INCONCLUSIVE || parts.length < 2 || parts[1].isBlank()) {
          problems.add(file + ", line " + number + ": not 'regressed|improved BENCHMARK # REASON'");
        } else if (entries.put(words[1], new Entry(verdict, parts[1])) != null) {
          problems.add(file + ", line " + number + ": " + words[1] + " is there twice");
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IncompleteRunException(problems);
    }
    return new ExpectedChanges(entries);
  }

  /** The verdict that a word names; inconclusive if it is none that can be accepted. */
  private static Verdict accepted(String word) {
    return word.equals(Verdict.REGRESSED.label())
        ? Verdict.REGRESSED
        : word.equals(Verdict.IMPROVED.label()) ? Verdict.IMPROVED : Verdict.INCONCLUSIVE;
  }

  private static List<String> lines(Path file) throws IncompleteRunException {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new IncompleteRunException(List.of("expected changes " + file + ": cannot be read"));
    }
  }

  /** Whether the verdict on a benchmark is as somebody accepted. */
  public boolean accepts(Judged judged) {
    Entry entry = entries.get(judged.key());
    return entry != null && entry.verdict() == judged.verdict();
  }

  /** The entries that {@code rows} do not show, a line each. */
  List<String> stale(List<Judged> rows) {
    List<String> stale = new ArrayList<>();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      if (rows.stream().noneMatch(row -> row.key().equals(entry.getKey()) && accepts(row))) {
        stale.add("expected, and not seen: " + entry.getValue().verdict().label() + " " + entry.getKey());
      }
    }
    return stale;
  }
}
