package dev.lockstep.modelcheck.lincheck.worker;

import org.jetbrains.lincheck.datastructures.Operation;

/** The channel worker whose status is a question to its owner. */
public final class ChannelQueryOperations extends ChannelOperations {
  /** Called by Lincheck. */
  public ChannelQueryOperations() {}

  @Override
  @Operation
  public String status() throws InterruptedException {
    return query();
  }
}
