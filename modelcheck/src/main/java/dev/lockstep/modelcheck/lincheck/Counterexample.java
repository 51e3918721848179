package dev.lockstep.modelcheck.lincheck;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule that is not allowed, as a person wants to read it.
 *
 * @param kind what is wrong
 * @param scenario in which scenario
 * @param text Lincheck's whole report
 */
record Counterexample(Kind kind, Scenario scenario, String text) {
  /** What follows repeats the interleaving with every access to memory: hundreds of lines. */
  private static final String DETAILS = "Detailed trace:";

  /** The headline, the scenario with its results, and the head of the table of the interleaving. */
  private static final int HEAD = 10;

  /** What can be wrong, and the headline that Lincheck gives it. */
  enum Kind {
    HANG("= The execution has hung =", "a thread waits for ever"),
    RESULT("= Invalid execution results =", "the answers fit no order of the operations"),
    EXCEPTION("= The execution failed with an unexpected exception =", "an operation threw an exception");

    private final String headline;
    private final String meaning;

    Kind(String headline, String meaning) {
      this.headline = headline;
      this.meaning = meaning;
    }
  }

  /**
   * Reads Lincheck's report. One with any other headline says something about Lincheck, and nothing about the subject.
   */
  static Exploration read(Scenario scenario, String report) {
    String headline = report.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    for (Kind kind : Kind.values()) {
      if (headline.equals(kind.headline)) {
        return new Exploration.Violated(new Counterexample(kind, scenario, report.strip()));
      }
    }
    return new Exploration.Broken("Lincheck gave up on " + scenario + ": " + headline);
  }

  /** One line. */
  String summary() {
    return kind.meaning + " in the scenario " + scenario;
  }

  /**
   * The scenario with its results and the interleaving, in at most {@code limit} lines: the beginning and, above all,
   * the end.
   */
  List<String> shortText(int limit) {
    List<String> lines =
        text.lines().takeWhile(line -> !line.startsWith(DETAILS)).filter(line -> !line.isBlank()).toList();
    if (lines.size() <= limit) {
      return lines;
    }
    int tail = limit - HEAD - 1;
    List<String> some = new ArrayList<>(lines.subList(0, HEAD));
    some.add("| ... " + (lines.size() - HEAD - tail) + " lines left out ...");
    some.addAll(lines.subList(lines.size() - tail, lines.size()));
    return some;
  }
}
