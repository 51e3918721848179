package dev.lockstep.supervisor;

import java.time.Duration;

/**
 * How often workers are replaced (rule S3), and how long each replacement waits (rule S8).
 *
 * <p>After the first death of a slot's worker its next one waits for at most {@code firstBackoff}, after the second for
 * at most twice that, and so on up to {@code maxBackoff}; how long exactly is drawn anew each time. A request that the
 * new worker completes makes the next wait as short as the first again.
 *
 * <p>No duration may be longer than a century; as times are counted in nanoseconds, that is for ever.
 *
 * @param restarts how many replacements there may be in any window; the next one escalates. 0: the first death does
 * @param window how long a replacement counts
 * @param firstBackoff the longest wait after the first death
 * @param maxBackoff the longest wait of all
 */
public record RestartPolicy(int restarts, Duration window, Duration firstBackoff, Duration maxBackoff) {

  /** Validates the policy. */
  public RestartPolicy {
    Refuse.when(restarts < 0, "restarts is negative: %s", restarts);
    Refuse.unlessPositive("window", window);
    Refuse.unlessPositive("first backoff", firstBackoff);
    Refuse.unlessPositive("longest backoff", maxBackoff);
    Refuse.when(
        maxBackoff.compareTo(firstBackoff) < 0,
        "backoffs would get shorter: the first is %s, the longest %s",
        firstBackoff,
        maxBackoff);
    Refuse.when(
        restarts > 0 && maxBackoff.compareTo(window) > 0,
        "a backoff of %s outlasts the window of %s: a worker that dies at once, for ever, would not reach the limit",
        maxBackoff,
        window);
  }

  /** Five replacements in a minute; backoffs of at most 100 ms at first, and 10 s at last. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy(5, Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofSeconds(10));
}
