package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.worker.WorkerStatus;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen in one round. Immutable: what checks judge.
 *
 * @param index which round of the seed
 * @param capacity of the worker's queue
 * @param before the status at rest before the round
 * @param after the status at rest after the round; null if the round did not come to rest
 * @param requests in no particular order
 * @param reads in no particular order, except that those of one process stand in theirs
 * @param closings every call of shutdown
 * @param troubles what broke the round off; then nothing can be said about what ought to be there
 * @param longestPause nanoseconds for which the machine stood still, whatever the worker did
 */
public record RoundRecord(
    long index,
    int capacity,
    WorkerStatus before,
    @Nullable WorkerStatus after,
    List<RequestRecord> requests,
    List<StatusRead> reads,
    List<Closing> closings,
    List<Trouble> troubles,
    long longestPause) {
  /** A machine that stands still for longer than this makes every waiting time meaningless. */
  private static final long TOLERABLE_PAUSE = 500_000_000;

  /** Copies the lists. */
  public RoundRecord {
    requests = List.copyOf(requests);
    reads = List.copyOf(reads);
    closings = List.copyOf(closings);
    troubles = List.copyOf(troubles);
  }

  /** Whether everybody was answered, so that what is missing in this record did not happen. */
  public boolean complete() {
    return troubles.isEmpty();
  }

  /** Whether the machine stood still for so long that nothing can be said about who waited for what. */
  public boolean disturbed() {
    return longestPause > TOLERABLE_PAUSE;
  }

  /** When shutdown was called first, or {@link Operation#NEVER}. */
  public long firstClosing() {
    return closings.stream().mapToLong(Closing::invocation).min().orElse(Operation.NEVER);
  }

  /** When somebody held the report of the shutdown first. */
  public OptionalLong firstReport() {
    return closings.stream().filter(c -> c.report() != null).mapToLong(Closing::response).min();
  }
}
