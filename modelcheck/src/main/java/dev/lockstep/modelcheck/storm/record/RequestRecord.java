package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one posted request. Times are nanoseconds since the round began, {@link Operation#NEVER} for what
 * did not happen.
 *
 * @param id the request
 * @param expected the right result
 * @param timeLimit the request's; null: none
 * @param posted when post was called
 * @param admitted when the client held the admission
 * @param admission what it says; null if it was not given
 * @param cancelled when cancel was called first
 * @param cancelReturned when that call returned
 * @param awaited when the client began to wait for the outcome
 * @param settled when the client held the outcome
 * @param outcome what it says; null if it was not given
 * @param executions of its pipeline, in the order in which they began
 */
public record RequestRecord(
    String id,
    String expected,
    @Nullable Duration timeLimit,
    long posted,
    long admitted,
    @Nullable Admission admission,
    long cancelled,
    long cancelReturned,
    long awaited,
    long settled,
    @Nullable Outcome outcome,
    List<ExecutionRecord> executions) {
  /** Copies the list. */
  public RequestRecord {
    executions = List.copyOf(executions);
  }

  /** Whether the client was told that the request was accepted. */
  public boolean accepted() {
    return admission instanceof Admission.Accepted;
  }

  /** Its place in the order of acceptance, if it has one. */
  public OptionalLong sequence() {
    return admission instanceof Admission.Accepted told ? OptionalLong.of(told.sequence()) : OptionalLong.empty();
  }

  /** Whether its pipeline ever began. */
  public boolean ran() {
    return !executions.isEmpty();
  }

  /** The first instant at which its time limit can have passed: nothing is accepted before it was posted. */
  public long earliestDeadline() {
    return timeLimit == null ? Operation.NEVER : posted + timeLimit.toNanos();
  }

  /** Whether the outcome settles the request, that is, counts. */
  public boolean isSettled() {
    return outcome != null && !(outcome instanceof Outcome.NotRun);
  }
}
