package dev.lockstep.stress.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;

/**
 * What one test came to on the same classes, over all its forks.
 *
 * @param test the test's name
 * @param forks in how many JVMs it ran
 * @param running how long its actors ran, in all of them together
 * @param samples how many outcomes were observed, by the label of the setting
 * @param seen the outcomes that were observed, the most frequent first
 * @param error why a fork did not run as it should; null if all did
 */
public record Tally(
    String test,
    long forks,
    Duration running,
    SortedMap<String, Long> samples,
    List<Seen> seen,
    @Nullable String error) {
  private static final int MOST_OF_A_MESSAGE = 300;

  public Tally {
    samples = new TreeMap<>(samples);
    seen = List.copyOf(seen);
  }

  /**
   * An outcome that was observed.
   *
   * @param outcome the outcome, as in the test's {@code @Outcome}
   * @param expect what the test says to it; what it does not mention is forbidden as well
   * @param meaning the test's sentence about it
   * @param count how often it was observed
   * @param first one of the forks that observed it
   */
  public record Seen(String outcome, Expect expect, String meaning, long count, Fork first) {
    /** Whether it is a violation. */
    public boolean isForbidden() {
      return expect != Expect.ACCEPTABLE && expect != Expect.ACCEPTABLE_INTERESTING;
    }

    private Seen plus(Seen more) {
      return new Seen(outcome, expect, meaning, count + more.count, first);
    }
  }

  /** The tallies of these results, by the name of the test. */
  public static SortedMap<String, Tally> of(Collection<Fork.Result> results) {
    Map<String, List<Fork.Result>> byTest = new LinkedHashMap<>();
    for (Fork.Result result : results) {
      byTest.computeIfAbsent(result.fork().test(), test -> new ArrayList<>()).add(result);
    }
    SortedMap<String, Tally> tallies = new TreeMap<>();
    byTest.forEach((test, forks) -> tallies.put(test, of(test, forks)));
    return tallies;
  }

  private static Tally of(String test, List<Fork.Result> forks) {
    SortedMap<String, Long> samples = new TreeMap<>();
    Map<String, Seen> seen = new LinkedHashMap<>();
    String error = null;
    for (Fork.Result fork : forks) {
      samples.merge(fork.fork().setting().label(), fork.result().getTotalCount(), Long::sum);
      for (GradingResult graded : fork.result().grading().gradingResults.values()) {
        if (graded.count > 0) {
          Seen one = new Seen(graded.id, graded.expect, graded.description, graded.count, fork.fork());
          seen.merge(graded.id, one, Seen::plus);
        }
      }
      error = error == null ? error(fork.result()) : error;
    }
    List<Seen> frequentFirst = new ArrayList<>(seen.values());
    frequentFirst.sort(Comparator.comparingLong(Seen::count).reversed());
    Duration running = forks.stream().map(fork -> fork.fork().dose().running()).reduce(Duration.ZERO, Duration::plus);
    return new Tally(test, forks.size(), running, samples, frequentFirst, error);
  }

  /** A fork that broke off counts as passed in its grading, so its status is what is looked at. */
  private static @Nullable String error(TestResult result) {
    if (result.status() == Status.NORMAL) {
      return null;
    }
    List<String> said = new ArrayList<>(result.getMessages());
    said.addAll(result.getVmErr());
    String text = String.join(" ", said).replaceAll("\\s+", " ").strip();
    String begin = text.substring(0, Math.min(MOST_OF_A_MESSAGE, text.length()));
    return "ended with " + result.status() + (begin.isEmpty() ? "" : ": " + begin);
  }

  /** All samples. */
  public long total() {
    return samples.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The violations among what was seen. */
  public List<Seen> forbidden() {
    return seen.stream().filter(Seen::isForbidden).toList();
  }

  /** How often outcomes were observed that match the regular expression. */
  public long count(String outcome) {
    return seen.stream().filter(one -> one.outcome().matches(outcome)).mapToLong(Seen::count).sum();
  }

  /** One violation in one line. */
  public String describe(Seen violation) {
    return String.format(Locale.ROOT, "%s: outcome (%s) seen %,d times in %,d samples: %s",
        shortName(), violation.outcome(), violation.count(), total(), violation.meaning());
  }

  /** Why nothing can be concluded from this test, if it is so. */
  public Optional<String> doubt() {
    if (error != null) {
      return Optional.of(shortName() + ": " + error);
    }
    return total() == 0 ? Optional.of(shortName() + " had no samples") : Optional.empty();
  }

  /** The test's name without its package. */
  public String shortName() {
    return shortName(test);
  }

  /** A test's name without its package. */
  public static String shortName(String test) {
    return test.replaceFirst("^([a-z0-9_]+\\.)+", "");
  }

  @Override
  public String toString() {
    String verdict =
        forbidden().stream().findFirst().map(this::describe).or(this::doubt).orElse("no forbidden outcome");
    return String.format(Locale.ROOT, "%-36s %2d forks %,13d samples  %s", shortName(), forks, total(), verdict);
  }
}
