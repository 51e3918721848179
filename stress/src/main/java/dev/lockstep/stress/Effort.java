package dev.lockstep.stress;

import java.time.Duration;
import java.util.List;

/**
 * How much jcstress does in a given time.
 *
 * @param split whether the actors are compiled independently of each other (interpreter, C1, C2, in every combination),
 *     which takes about {@value #SPLIT_FORKS} forks for a test of two actors; else all in the same way, in
 *     {@value #UNIFIED_FORKS}
 * @param repeats how often each combination runs, in a new JVM with a new seed of the compiler each
 * @param iterationMillis how long one iteration lasts; there are {@value #ITERATIONS} in a fork
 */
record Effort(boolean split, int repeats, int iterationMillis) {
  private static final int UNIFIED_FORKS = 4;
  private static final int SPLIT_FORKS = 14;
  private static final int ITERATIONS = 5;
  private static final int SHORTEST_ITERATION_MILLIS = 20;

  /** jcstress probes what the JVM can do before it runs the first test. */
  private static final Duration PROBING = Duration.ofSeconds(5);

  /** What a fork takes beside its iterations: the start of its JVM, and the warm-up. */
  private static final Duration FORK_START = Duration.ofMillis(800);

  /** From here on it is worth more to compile anew than to run on. */
  private static final Duration LONG_FORK = Duration.ofSeconds(5);

  /** What can be done with {@code tests} tests in about the {@code time}; never less than a short look at each. */
  static Effort of(Duration time, int tests) {
    Duration each = time.minus(PROBING).dividedBy(tests);
    boolean split = each.dividedBy(SPLIT_FORKS).compareTo(FORK_START.multipliedBy(2)) >= 0;
    Duration fork = each.dividedBy(split ? SPLIT_FORKS : UNIFIED_FORKS);
    int repeats = (int) Math.max(1, fork.dividedBy(LONG_FORK));
    long iteration = fork.dividedBy(repeats).minus(FORK_START).dividedBy(ITERATIONS).toMillis();
    return new Effort(split, repeats, (int) Math.max(SHORTEST_ITERATION_MILLIS, iteration));
  }

  /** How long {@code tests} tests take on an idle machine. */
  Duration estimate(int tests) {
    Duration fork = FORK_START.plusMillis((long) ITERATIONS * iterationMillis);
    return PROBING.plus(fork.multipliedBy((long) tests * repeats * (split ? SPLIT_FORKS : UNIFIED_FORKS)));
  }

  /** The options for jcstress. Touching the whole heap first would double the time of a short fork. */
  List<String> options() {
    return List.of(
        "-pth", "false",
        "-sc", Boolean.toString(split),
        "-f", Integer.toString(repeats), "-fsm", "1",
        "-iters", Integer.toString(ITERATIONS), "-time", Integer.toString(iterationMillis));
  }
}
