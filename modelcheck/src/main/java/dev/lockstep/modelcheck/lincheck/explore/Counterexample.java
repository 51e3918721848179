package dev.lockstep.modelcheck.lincheck.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that is not allowed, as a person wants to read it.
 *
 * @param kind what is wrong
 * @param scenario in which scenario; none of its calls can be left out
 * @param complaint why the answers are wrong, in a sentence; null if it is not about answers
 * @param text Lincheck's whole report
 */
public record Counterexample(Kind kind, Scenario scenario, @Nullable String complaint, String text) {
  private static final String INTERLEAVING = "The following interleaving leads to the error:";

  /** What can be wrong. */
  public enum Kind {
    /** Somebody waits, and nobody can wake him. */
    HANG("a thread waits for ever"),
    /** The specification has no place for an answer. */
    ANSWER("the answers fit no order of the operations"),
    /** An operation had to wait for another one, in a target that never blocks. */
    BLOCKS("an operation waits for another one");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }
  }

  /** One line. */
  public String summary() {
    return kind.meaning + " in the scenario " + scenario;
  }

  /** The complaint, the scenario with its answers, and the interleaving: where each thread was when another went on. */
  public List<String> shortText() {
    List<String> lines = new ArrayList<>();
    if (complaint != null) {
      lines.add(complaint);
    }
    text.lines()
        .takeWhile(line -> !line.startsWith(INTERLEAVING))
        .filter(line -> line.startsWith("|"))
        .forEach(lines::add);
    lines.add("the interleaving:");
    List<String> table =
        text.lines().dropWhile(line -> !line.startsWith(INTERLEAVING)).skip(1).takeWhile(l -> l.startsWith("|")).toList();
    Interleaving.read(table).lines().forEach(line -> lines.add("  " + line));
    return lines;
  }
}
