package dev.lockstep.bench;

import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;

/**
 * A worker that takes its steps on the calling thread: no other thread, and so no scheduler, is in the measurement.
 *
 * <p>For one thread.
 *
 * @param owner takes the steps that are due; of a mutex worker there are none, its clients take them
 */
record Stepped(Worker worker, Runnable owner) {
  private static final Pipeline NO_PIPELINE = request -> "";

  /** A worker that has done nothing yet, and has nothing to do. */
  static Stepped of(Subject subject, Seams seams) {
    WorkerPolicy policy = WorkerPolicy.ofCapacity(1);
    return switch (subject) {
      case MUTEX -> new Stepped(new MutexWorker(policy, NO_PIPELINE, seams), () -> {});
      case CHANNEL -> {
        ChannelWorker channel = new ChannelWorker(policy, NO_PIPELINE, seams);
        yield new Stepped(channel, () -> channel.owner().turn());
      }
    };
  }
}
