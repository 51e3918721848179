package dev.lockstep.stress;

import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.runners.TestList;

/** What came of one run of jcstress, and what it is worth. */
sealed interface Attempt {

  /**
   * The finding for {@code suite}. One forbidden outcome is a failure, whatever else happened; a pass needs samples of
   * every test of the suite, and a run without error.
   *
   * @param replay a command that shows a violation again
   */
  Finding finding(Suite suite, String replay);

  /** There are no results, for this reason. */
  record Broken(String reason) implements Attempt {
    @Override
    public Finding finding(Suite suite, String replay) {
      return Finding.unknown(suite.rule(), suite.check(), Map.of(), reason);
    }
  }

  /**
   * jcstress ended by itself and left results.
   *
   * @param exit its exit status: 0, or 1 if a test failed or something else went wrong
   * @param tallies what each test came to, by name
   */
  record Ended(int exit, Map<String, Tally> tallies) implements Attempt {
    public Ended {
      tallies = Map.copyOf(tallies);
    }

    @Override
    public Finding finding(Suite suite, String replay) {
      List<Tally> ran = suite.tests().stream().map(tallies::get).filter(Objects::nonNull).toList();
      Optional<String> violation = joined(ran.stream().flatMap(tally -> tally.violation().stream()).toList());
      if (violation.isPresent()) {
        return Finding.fail(suite.rule(), suite.check(), explored(ran), violation.get(), replay);
      }
      return joined(doubts(suite))
          .map(doubt -> Finding.unknown(suite.rule(), suite.check(), explored(ran), doubt))
          .orElseGet(() -> Finding.pass(suite.rule(), suite.check(), explored(ran)));
    }

    private List<String> doubts(Suite suite) {
      List<String> doubts = new ArrayList<>();
      for (String test : suite.tests()) {
        Tally tally = tallies.get(test);
        if (tally == null) {
          doubts.add(Tally.shortName(test) + " did not run: " + whyMissing(test));
        } else {
          tally.doubt().ifPresent(doubts::add);
        }
      }
      if (doubts.isEmpty() && exit != 0 && tallies.values().stream().allMatch(Tally::isClean)) {
        doubts.add("jcstress ended with exit status " + exit + ", and no test says why");
      }
      return doubts;
    }

    /** jcstress leaves out what it cannot schedule, and says nothing about it. */
    private static String whyMissing(String test) {
      if (!TestList.tests().contains(test)) {
        return "it is not in " + TestList.LIST + ", which jcstress' annotation processor writes";
      }
      return "jcstress has no result of it; it needs " + TestList.getInfo(test).threads()
          + " processors, and this machine has " + Runtime.getRuntime().availableProcessors();
    }

    private static Map<String, Long> explored(List<Tally> ran) {
      Map<String, Long> explored = new TreeMap<>();
      explored.put("tests", ran.stream().filter(tally -> tally.samples() > 0).count());
      explored.put("forks", ran.stream().mapToLong(Tally::forks).sum());
      explored.put("samples", ran.stream().mapToLong(Tally::samples).sum());
      return explored;
    }

    private static Optional<String> joined(List<String> parts) {
      return parts.isEmpty() ? Optional.empty() : Optional.of(parts.stream().collect(Collectors.joining("; ")));
    }
  }
}
