package dev.lockstep.supervisor;

import java.util.ArrayDeque;

/**
 * The replacements of the last while, and whether there may be one more (rule S3). Owner-owned, like {@link
 * SupervisorState}.
 */
final class RestartWindow {
  private final RestartPolicy policy;

  /** When those replacements were that still count, oldest first. */
  private final ArrayDeque<Long> counted = new ArrayDeque<>();

  private long total;

  RestartWindow(RestartPolicy policy) {
    this.policy = policy;
  }

  /** Whether a replacement at {@code now} is within the limit. */
  boolean hasRoom(long now) {
    forget(now);
    return counted.size() < policy.restarts();
  }

  void count(long now) {
    counted.add(now);
    total++;
  }

  /** How many there were in all. */
  long total() {
    return total;
  }

  /** The window is (now - window, now]: what is as old as the window is outside. */
  private void forget(long now) {
    while (!counted.isEmpty() && now - counted.element() >= policy.window().toNanos()) {
      counted.remove();
    }
  }
}
