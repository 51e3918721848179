package dev.lockstep.stress.harness;

import java.time.Duration;

/**
 * How long a fork runs a test: in {@value #ITERATIONS} iterations of this many milliseconds, after {@code START}.
 *
 * @param iterationMillis how long one iteration lasts
 */
public record Dose(int iterationMillis) {
  static final int ITERATIONS = 2;
  private static final int SHORTEST_ITERATION_MILLIS = 50;

  /** What a fork takes beside its iterations on an idle machine: the start of its JVM, the warm-up, its end. */
  private static final Duration START = Duration.ofMillis(550);

  /**
   * The dose with which so many forks, {@code parallel} at a time, take about the {@code time}; never next to
   * nothing.
   */
  public static Dose of(Duration time, int forks, int parallel) {
    Duration each = time.multipliedBy(parallel).dividedBy(Math.max(1, forks)).minus(START);
    return new Dose((int) Math.max(SHORTEST_ITERATION_MILLIS, each.dividedBy(ITERATIONS).toMillis()));
  }

  /** So many times as much. */
  public Dose times(int factor) {
    return new Dose(iterationMillis * factor);
  }

  /** How long so many forks take on an idle machine. */
  public Duration ofForks(int forks, int parallel) {
    return START.plus(running()).multipliedBy(forks).dividedBy(parallel);
  }

  /** How long the actors of one fork run. */
  public Duration running() {
    return Duration.ofMillis((long) ITERATIONS * iterationMillis);
  }
}
