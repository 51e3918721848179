package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.Closing;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.modelcheck.storm.record.Trouble;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rounds made by hand. Times are in microseconds here. */
final class Rounds {
  static final WorkerStatus FRESH = status(null, 0, 0, 0, 0);

  private final List<RequestRecord> requests = new ArrayList<>();
  private final List<StatusRead> reads = new ArrayList<>();
  private final List<Closing> closings = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private WorkerStatus after = FRESH;

  static WorkerStatus status(@Nullable String current, int queued, long completed, long timedOut, long cancelled) {
    return new WorkerStatus(
        Phase.OPEN, current, current == null ? Execution.NONE : Execution.RUNNING,
        queued + (current == null ? 0 : 1) + completed + timedOut + cancelled, queued, completed, 0, timedOut,
            cancelled, 0);
  }

  static WorkerStatus in(Phase phase, WorkerStatus s) {
    return new WorkerStatus(
        phase, s.current(), s.execution(), s.accepted(), s.queued(), s.completed(), s.failed(), s.timedOut(),
            s.cancelled(),
        s.uptimeNanos());
  }

  /** A request that went well: posted at {@code from}, entered 10 later, left at {@code until}, told 10 later. */
  static RequestRecord good(String id, long sequence, long from, long until) {
    return request(id, sequence, null, from, Operation.NEVER, until + 10, new Outcome.Completed(id),
        run(from + 10, until, id));
  }

  static ExecutionRecord run(long entered, long left, @Nullable String returned) {
    return new ExecutionRecord(entered * 1000, left * 1000, false, returned, null);
  }

  static RequestRecord request(
      String id,
      long sequence,
      @Nullable Duration limit,
      long posted,
      long cancelled,
      long settled,
      @Nullable Outcome outcome,
      ExecutionRecord... executions) {
    long cancel = cancelled == Operation.NEVER ? cancelled : cancelled * 1000;
    return new RequestRecord(
        id, id, limit, posted * 1000, (posted + 5) * 1000, new Admission.Accepted(sequence), cancel, cancel,
        (posted + 6) * 1000, settled * 1000, outcome, List.of(executions));
  }

  static RequestRecord refused(String id, Refusal reason, long posted, ExecutionRecord... executions) {
    return new RequestRecord(
        id, id, null, posted * 1000, (posted + 5) * 1000, new Admission.Refused(reason), Operation.NEVER,
            Operation.NEVER,
        (posted + 6) * 1000, (posted + 7) * 1000, new Outcome.NotRun(reason), List.of(executions));
  }

  Rounds with(RequestRecord... more) {
    requests.addAll(List.of(more));
    return this;
  }

  Rounds read(int process, long from, long until, WorkerStatus status) {
    reads.add(new StatusRead(process, from * 1000, until * 1000, status));
    return this;
  }

  Rounds closed(Closing closing) {
    closings.add(closing);
    return this;
  }

  Rounds trouble(Trouble trouble) {
    troubles.add(trouble);
    return this;
  }

  Rounds rests(WorkerStatus status) {
    after = status;
    return this;
  }

  RoundRecord make() {
    return new RoundRecord(0, 2, FRESH, after, requests, reads, closings, troubles, 0);
  }
}
