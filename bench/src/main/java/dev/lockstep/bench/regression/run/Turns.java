package dev.lockstep.bench.regression.run;

import dev.lockstep.bench.IncompleteRunException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Runs versions in turns: first, second, third, and then third, second, first (ABBA, for two). A machine that gets
 * slower in the course of a run slows each of them alike; run one after the other, the last would look slower.
 *
 * <p>Not thread-safe.
 */
public final class Turns {

  /**
   * A version that takes turns with others.
   *
   * @param build what to run
   * @param effort which benchmarks of it
   * @param file where the results go, in JMH's format
   */
  public record Arm(Build build, Effort effort, Path file) {}

  private final Jmh jmh;
  private final PrintWriter progress;

  /** Turns that say on {@code progress} what they do, and write what is in between to {@code directory}. */
  public Turns(Path directory, PrintWriter progress) throws IOException {
    this.jmh = new Jmh(Files.createDirectories(directory));
    this.progress = progress;
  }

  /**
   * Runs all arms, which have the same number of forks.
   *
   * @return what went wrong, a line each; empty if nothing did
   * @throws IncompleteRunException if an arm has nothing to run
   */
  public List<String> run(List<Arm> arms) throws IncompleteRunException, IOException, InterruptedException {
    int forks = arms.getFirst().effort().forks();
    List<Merged> merged = new ArrayList<>();
    for (Arm arm : arms) {
      merged.add(new Merged(jmh.names(arm.build(), arm.effort()), arm.file(), forks));
    }
    List<String> problems = new ArrayList<>();
    long begin = System.nanoTime();
    List<Integer> order = order(arms.size(), forks);
    for (int turn = 0; turn < order.size(); turn++) {
      Arm arm = arms.get(order.get(turn));
      List<String> failed = turn(arm, merged.get(order.get(turn)));
      double seconds = (System.nanoTime() - begin) / 1e9;
      progress.printf(
          Locale.ROOT, "%3d/%d  %-20s %s, %.0f s, about %.0f s to go%n", turn + 1, order.size(),
          arm.file().getFileName(), failed.isEmpty() ? "ok" : "FAILED: " + String.join("; ", failed), seconds,
          seconds / (turn + 1) * (order.size() - turn - 1));
      progress.flush();
      failed.forEach(failure -> problems.add(arm.file().getFileName() + ": a fork failed: " + failure));
    }
    merged.forEach(each -> problems.addAll(each.missing()));
    return problems;
  }

  /** A fork of each of an arm's benchmarks; what failed, a line each. */
  private List<String> turn(Arm arm, Merged merged) throws IOException, InterruptedException {
    try {
      Jmh.Pass pass = jmh.run(arm.build(), arm.effort());
      List<String> failed = new ArrayList<>(pass.failures());
      for (String absent : merged.add(pass.results())) {
        if (failed.stream().noneMatch(failure -> failure.matches(Pattern.quote(absent) + "[(:].*"))) {
          failed.add(absent + ": JMH gave no result, and does not say why");
        }
      }
      return failed;
    } catch (IncompleteRunException failed) {
      return failed.problems();
    }
  }

  /** Whose turn it is: there and back again, until each has had {@code forks}. */
  static List<Integer> order(int arms, int forks) {
    List<Integer> order = new ArrayList<>();
    for (int fork = 0; fork < forks; fork++) {
      for (int i = 0; i < arms; i++) {
        order.add(fork % 2 == 0 ? i : arms - 1 - i);
      }
    }
    return order;
  }
}
