package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the pipeline. Written by the thread that runs it; a link in the chain of its request's executions.
 */
final class PipelineRun {
  final @Nullable PipelineRun earlier;
  final long entered;
  volatile boolean interrupted;
  volatile @Nullable String returned;
  volatile @Nullable Throwable thrown;

  /** Written last. */
  volatile long left = Operation.NEVER;

  PipelineRun(@Nullable PipelineRun earlier, long entered) {
    this.earlier = earlier;
    this.entered = entered;
  }

  ExecutionRecord toRecord() {
    return new ExecutionRecord(entered, left, interrupted, returned, thrown);
  }
}
