package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.trace.Trace;
import dev.lockstep.worker.ChannelWorker;
import org.jetbrains.lincheck.datastructures.Operation;

/** The channel worker. Its owner's whole life is one operation, so every scenario that has one ends the worker. */
public class ChannelOperations extends WorkerOperations<ChannelWorker> {
  /** Called by Lincheck. */
  public ChannelOperations() {
    super(ChannelWorker::new, Trace.none());
  }

  /** The owner's thread: what {@link ChannelWorker#start} would start. */
  @Operation
  public final void owner() {
    worker().owner().run();
  }

  @Override
  final void settleDown() {
    boolean more = true;
    while (more) {
      more = worker().owner().turn();
    }
  }
}
