package dev.lockstep.supervisor;

import java.time.Duration;

/** How long a slot waits at most, after so many deaths in a row (rule S8). Immutable. */
final class Backoff {
  private final RestartPolicy policy;
  private final int deathsToTheCap;

  Backoff(RestartPolicy policy) {
    this.policy = policy;
    int deaths = 1;
    for (Duration wait = policy.firstBackoff(); wait.compareTo(policy.maxBackoff()) < 0; wait = wait.multipliedBy(2)) {
      deaths++;
    }
    this.deathsToTheCap = deaths;
  }

  /** More deaths than this make no wait longer. */
  int deathsToTheCap() {
    return deathsToTheCap;
  }

  /** Twice as long as after one death less, up to the cap. {@code deaths} is at least 1. */
  Duration after(int deaths) {
    Duration wait = policy.firstBackoff();
    for (int i = 1; i < deaths && wait.compareTo(policy.maxBackoff()) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(policy.maxBackoff()) < 0 ? wait : policy.maxBackoff();
  }
}
