package dev.lockstep.supervisor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pool ended. Every caller of {@link Supervisor#shutdown} gets the same one.
 *
 * @param last the final status; every later status equals it
 * @param escalated whether it ended with every request failed, because too many workers had died
 * @param abandoned the ids of the requests that the shutdown, an escalation on the way, or the crash settled, in order
 * @param leftBehind what had not returned in time: workers, and executions of workers that ended
 * @param crash why the supervisor crashed; null if it stopped in order
 */
public record PoolReport(
    PoolStatus last,
    boolean escalated,
    List<String> abandoned,
    List<LeftBehind> leftBehind,
    @Nullable Throwable crash) {

  /** Copies the lists. */
  public PoolReport {
    abandoned = List.copyOf(abandoned);
    leftBehind = List.copyOf(leftBehind);
  }

  /**
   * Something that a shutdown could not wait for.
   *
   * @param who whose it is
   * @param request the id of the request whose execution had not returned when its worker ended; null if the worker
   *     itself has not ended
   */
  public record LeftBehind(Incarnation who, @Nullable String request) {}
}
