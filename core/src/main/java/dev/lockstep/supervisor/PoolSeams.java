package dev.lockstep.supervisor;

import dev.lockstep.worker.Seams;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Everything that a pool needs of its surroundings. Any of it may throw: chance and meter are contained like a runner
 * or a timer; for the rest see {@link Seams}. A periodic alarm that could not be armed is armed again at the next step.
 *
 * @param shared what the supervisor and its workers share: clock, timer, runner, threads, parker; the trace is the
 *     workers' own
 * @param chance draws how long a backoff is
 * @param meter hears of each result, once, in the order of settling, before anything reveals it; must not block
 */
public record PoolSeams(Seams shared, Chance chance, Consumer<PoolResult> meter) {

  /** The running JVM. */
  public static PoolSeams production() {
    return new PoolSeams(
        Seams.production(), bound -> ThreadLocalRandom.current().nextLong(bound), result -> {});
  }

  /** These seams with other shared ones. */
  public PoolSeams withShared(Seams other) {
    return new PoolSeams(other, chance, meter);
  }

  /** These seams with another chance. */
  public PoolSeams withChance(Chance other) {
    return new PoolSeams(shared, other, meter);
  }

  /** These seams with another meter. */
  public PoolSeams withMeter(Consumer<PoolResult> other) {
    return new PoolSeams(shared, chance, other);
  }
}
