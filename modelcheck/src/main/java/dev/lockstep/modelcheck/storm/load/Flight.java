package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.plan.Errand;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request while its round goes on: what its client and its pipeline write down, and how they find each other.
 *
 * <p>Each field is written by one thread, so that nobody waits for anybody just to record something. They are volatile
 * because a round that got stuck is read while threads still run.
 */
final class Flight {
  final Errand errand;

  /** The pipeline began. */
  final CountDownLatch entered = new CountDownLatch(1);

  /** The pipeline is about to return. */
  final CountDownLatch leaving = new CountDownLatch(1);

  /** The client lets the pipeline go. */
  final CountDownLatch released = new CountDownLatch(1);

  /** Written by the client. */
  volatile long posted = Operation.NEVER;

  volatile long admitted = Operation.NEVER;
  volatile @Nullable Admission admission;
  volatile long cancelled = Operation.NEVER;
  volatile long cancelReturned = Operation.NEVER;
  volatile long awaited = Operation.NEVER;
  volatile @Nullable Outcome outcome;
  volatile long settled = Operation.NEVER;

  /** Pushed by pipelines; more than one would be a violation, and must not be lost. */
  private final AtomicReference<@Nullable PipelineRun> runs = new AtomicReference<>();

  Flight(Errand errand) {
    this.errand = errand;
  }

  PipelineRun enter(long now) {
    while (true) {
      PipelineRun earlier = runs.get();
      PipelineRun run = new PipelineRun(earlier, now);
      if (runs.compareAndSet(earlier, run)) {
        entered.countDown();
        return run;
      }
    }
  }

  boolean isPosted() {
    return posted != Operation.NEVER;
  }

  /** Whether no pipeline is at work on it. */
  boolean isIdle() {
    for (PipelineRun run = runs.get(); run != null; run = run.earlier) {
      if (run.left == Operation.NEVER) {
        return false;
      }
    }
    return true;
  }

  RequestRecord toRecord() {
    Deque<ExecutionRecord> executions = new ArrayDeque<>();
    for (PipelineRun run = runs.get(); run != null; run = run.earlier) {
      executions.addFirst(run.toRecord());
    }
    return new RequestRecord(
        errand.id(),
        errand.expected(),
        errand.timeLimit(),
        posted,
        admitted,
        admission,
        cancelled,
        cancelReturned,
        awaited,
        settled,
        outcome,
        List.copyOf(executions));
  }
}
