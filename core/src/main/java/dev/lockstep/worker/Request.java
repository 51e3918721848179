package dev.lockstep.worker;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for a {@link Pipeline}.
 *
 * @param id a label of the user's choice; the worker never compares it
 * @param text what to process
 * @param patience how long the submission may wait for room if the worker is full; zero: refuse at once
 * @param timeLimit how long after its acceptance the request is settled as timed out; null: no limit
 */
public record Request(String id, String text, Duration patience, @Nullable Duration timeLimit) {

  /** Validates the request. */
  public Request {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience is negative: " + patience);
    }
    if (timeLimit != null && (timeLimit.isNegative() || timeLimit.isZero())) {
      throw new IllegalArgumentException("time limit is not positive: " + timeLimit);
    }
  }

  /** A request without patience or time limit. */
  public Request(String id, String text) {
    this(id, text, Duration.ZERO, null);
  }

  /** This request, waiting up to {@code patience} for room. */
  public Request withPatience(Duration patience) {
    return new Request(id, text, patience, timeLimit);
  }

  /** This request, timed out {@code timeLimit} after its acceptance. */
  public Request withTimeLimit(Duration timeLimit) {
    return new Request(id, text, patience, timeLimit);
  }
}
