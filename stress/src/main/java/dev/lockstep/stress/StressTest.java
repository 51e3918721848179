package dev.lockstep.stress;

import dev.lockstep.stress.harness.Harness;
import dev.lockstep.stress.harness.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;

/**
 * A stress test, known by its class and not by what jcstress finds, so that a test which jcstress does not find is
 * missed.
 *
 * @param type its class, which says the rest
 */
record StressTest(Class<?> type) {
  /** How the sentence of a forbidden outcome begins, and of one that a weakened version shows. */
  private static final Pattern RULE = Pattern.compile("([A-Z][0-9]+[a-z]?): .+");

  /** The tests that are nested in these classes, in the order of their names. */
  static Stream<StressTest> in(Class<?>... files) {
    return Arrays.stream(files)
        .flatMap(file -> Arrays.stream(file.getDeclaredClasses()))
        .filter(nested -> nested.isAnnotationPresent(JCStressTest.class))
        .map(StressTest::new)
        .sorted((one, other) -> one.name().compareTo(other.name()));
  }

  /** The name by which jcstress knows it. */
  String name() {
    return type.getCanonicalName();
  }

  /** The name without the package. */
  String shortName() {
    return Tally.shortName(name());
  }

  /** How many processors it needs; 0 if jcstress does not know it. */
  int actors() {
    return Harness.actors(name());
  }

  boolean isQuick() {
    return type.isAnnotationPresent(Quick.class);
  }

  /** The controls that it must catch. */
  List<Catches> catches() {
    return List.of(type.getAnnotationsByType(Catches.class));
  }

  /** What it must show, if it is a version of a lesson that is broken on purpose. */
  Optional<Weakened> weakened() {
    return Optional.ofNullable(type.getAnnotation(Weakened.class));
  }

  /** What the test says to the outcomes; a base class may say it. */
  List<Outcome> outcomes() {
    return List.of(type.getAnnotationsByType(Outcome.class));
  }

  /** The rules that it looks at: those that its forbidden outcomes name. */
  SortedSet<String> rules() {
    SortedSet<String> rules = new TreeSet<>();
    outcomes().stream()
        .filter(outcome -> outcome.expect() != Expect.ACCEPTABLE)
        .forEach(outcome -> rule(outcome.desc()).ifPresent(rules::add));
    return rules;
  }

  /** The rule that the sentence of an outcome names. */
  static Optional<String> rule(String sentence) {
    Matcher matcher = RULE.matcher(sentence);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
