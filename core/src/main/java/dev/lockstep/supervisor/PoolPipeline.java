package dev.lockstep.supervisor;

import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.WorkerCrashed;
import java.util.concurrent.ExecutionException;

/**
 * The pipeline that a pool gives its workers: the user's, whose failures cannot be taken for the worker's.
 *
 * <p>A {@link WorkerCrashed} among the outcomes of a worker says that this worker is lost, so that the request may be
 * tried again (rule S4). A pipeline that throws one has it from another worker, of which it made use itself.
 */
record PoolPipeline(Pipeline users) implements Pipeline {
  @Override
  public String process(Request request) throws Exception {
    try {
      return users.process(request);
    } catch (WorkerCrashed another) {
      throw new ExecutionException(another);
    }
  }
}
