package dev.lockstep.stress;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.stress.harness.Fork;
import dev.lockstep.stress.harness.Harness;
import dev.lockstep.stress.harness.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * What the outcomes say about the rules. One forbidden outcome fails the rule that its sentence names, whatever else
 * happened; a pass needs samples of every test that was planned, and a run without error.
 */
final class Findings {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final Plan plan;
  private final SortedMap<String, Tally> tallies;

  Findings(Plan plan, SortedMap<String, Tally> tallies) {
    this.plan = plan;
    this.tallies = new TreeMap<>(tallies);
  }

  /** The finding of one check on one rule. */
  Finding of(Suite suite, String rule) {
    List<StressTest> tests = suite.testsOf(rule);
    List<StressTest> planned = planned(suite, tests);
    List<Tally> ran = planned.stream().map(test -> tallies.get(test.name())).filter(Objects::nonNull).toList();
    List<String> violations = new ArrayList<>();
    List<Tally.Seen> seen = new ArrayList<>();
    for (Tally tally : ran) {
      for (Tally.Seen forbidden : tally.forbidden()) {
        if (StressTest.rule(forbidden.meaning()).orElse(rule).equals(rule)) {
          violations.add(tally.describe(forbidden));
          seen.add(forbidden);
        }
      }
    }
    if (!violations.isEmpty()) {
      String replay = replay(seen.getFirst().first());
      return Finding.fail(rule, suite.check(), explored(ran), String.join("; ", violations), replay);
    }
    if (planned.isEmpty()) {
      return Finding.skipped(rule, suite.check(), whyNotPlanned(tests));
    }
    List<String> doubts = planned.stream().flatMap(test -> doubts(test).stream()).toList();
    return doubts.isEmpty()
        ? Finding.pass(rule, suite.check(), explored(ran))
        : Finding.unknown(rule, suite.check(), explored(ran), String.join("; ", doubts));
  }

  /** Of the tests that need more processors than two, those for which there are enough. */
  private List<StressTest> planned(Suite suite, List<StressTest> tests) {
    Set<StressTest> all = new HashSet<>(plan.tests());
    all.addAll(plan.lessons());
    return tests.stream()
        .filter(all::contains)
        .filter(test -> suite != Suite.CROWD || test.actors() <= PROCESSORS)
        .toList();
  }

  private static String whyNotPlanned(List<StressTest> tests) {
    String greedy = tests.stream()
        .filter(test -> test.actors() > PROCESSORS)
        .map(test -> test.shortName() + " needs " + test.actors())
        .collect(Collectors.joining(", "));
    return greedy.isEmpty()
        ? "not in the quick tier: it takes a budget of " + Plan.FULL.toSeconds() + " s (--tier full)"
        : "not run: this machine has " + PROCESSORS + " processors, and " + greedy;
  }

  private List<String> doubts(StressTest test) {
    Tally tally = tallies.get(test.name());
    List<String> doubts = new ArrayList<>();
    if (tally == null) {
      doubts.add(test.shortName() + " did not run: " + whyMissing(test));
    } else {
      tally.doubt().ifPresent(doubts::add);
    }
    Lesson.doubt(test, tally).ifPresent(doubts::add);
    return doubts;
  }

  private static String whyMissing(StressTest test) {
    int actors = test.actors();
    if (actors == 0) {
      return "it is not in " + TestList.LIST + ", which jcstress' annotation processor writes";
    }
    return actors > PROCESSORS
        ? "it could not be scheduled: it needs " + actors + " processors, and this machine has " + PROCESSORS
        : "the time was up before; more may help: --budget SECONDS";
  }

  private Map<String, Long> explored(List<Tally> ran) {
    long samples = ran.stream().mapToLong(Tally::total).sum();
    long forks = ran.stream().mapToLong(Tally::forks).sum();
    long millis = ran.stream().mapToLong(tally -> tally.running().toMillis()).sum();
    Map<String, Long> explored = new TreeMap<>();
    explored.put("tests", ran.stream().filter(tally -> tally.total() > 0).count());
    explored.put("forks", forks);
    explored.put("samples", samples);
    explored.put("samplesPerSecond", samples * 1000 / Math.max(1, millis));
    explored.put("outcomes", ran.stream().mapToLong(tally -> tally.seen().size()).sum());
    explored.put("jvmModes", ran.stream().flatMap(tally -> tally.samples().keySet().stream()).distinct().count());
    return explored;
  }

  /** For a person, in the root directory of the kit after a build: jcstress by itself, on this test. */
  static String replay(Fork fork) {
    String overlay = fork.overlay() == null ? overlayOfThisRun() : fork.overlay() + ":";
    return "java -XX:-RestrictContended -cp " + overlay + "stress/target/classes:$(cat stress/target/classpath)"
        + " org.openjdk.jcstress.Main -pth false -t '^" + fork.test().replace(".", "\\.") + "$' -jvmArgs '"
        + String.join(" ", Harness.flags(fork)) + "'";
  }

  /** The engine runs on a control when the gate puts one first on its class path. */
  private static String overlayOfThisRun() {
    String first = System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0];
    return first.contains("controls") ? first + ":" : "";
  }
}
