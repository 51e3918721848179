package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.worker.ChannelWorker;
import org.jetbrains.lincheck.datastructures.Operation;

/** The channel worker. Its owner's whole life is one operation, so every scenario shuts the worker down. */
public class ChannelOperations extends WorkerOperations<ChannelWorker> {
  /** Called by Lincheck. */
  public ChannelOperations() {
    super(ChannelWorker::new);
  }

  /** The owner's thread: what {@link ChannelWorker#start} would start. */
  @Operation
  public final void owner() {
    worker().owner().run();
  }
}
