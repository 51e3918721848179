package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Slice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Carries out a plan, one step after the other: two at once would disturb each other. A step that fails is a problem of
 * the run, and the others go on, so that one run shows all that is wrong.
 */
public final class Campaign {
  private final Plan plan;
  private final Path directory;
  private final PrintWriter progress;

  /**
   * A campaign that says on {@code progress} what it does.
   *
   * @param directory where the forks may write; made if need be
   */
  public Campaign(Plan plan, Path directory, PrintWriter progress) {
    this.plan = plan;
    this.directory = directory;
    this.progress = progress;
  }

  /** Runs everything. */
  public Measurements run() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Measurements measurements = new Measurements();
    for (Step step : plan.steps()) {
      step.keys().forEach(key -> measurements.plan(key, step.forks()));
    }
    List<Step> order = plan.rounds();
    double left = plan.seconds();
    for (int i = 0; i < order.size(); i++) {
      Step step = order.get(i);
      long begin = System.nanoTime();
      String outcome = run(step, measurements);
      left -= step.seconds();
      progress.printf(
          Locale.ROOT, "%3d/%d  %-44s %6.1f s  %s, about %.0f s to go%n", i + 1, order.size(), step.name(),
          (System.nanoTime() - begin) / 1e9, outcome, Math.max(left, 0));
      progress.flush();
    }
    return measurements;
  }

  private String run(Step step, Measurements measurements) throws InterruptedException {
    try {
      Map<String, List<Slice>> slices = step.run(directory);
      slices.forEach(measurements::add);
      return "ok";
    } catch (Step.FailedException failed) {
      failed.problems().forEach(measurements::problem);
      return "FAILED: " + failed.problems().getFirst();
    }
  }
}
