package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.channel.Watch;
import org.jetbrains.lincheck.datastructures.Operation;

/** One watch, its writer and its readers. */
public final class WatchOperations {
  /** What a watch holds at first; it cannot hold nothing. */
  static final String NOTHING = "nothing";

  private final Watch<String> watch = new Watch<>(NOTHING);

  /** Makes a value the latest. */
  @Operation(nonParallelGroup = "writer")
  public void publish(String value) {
    watch.publish(value);
  }

  /** The latest value. */
  @Operation
  public String read() {
    return watch.read();
  }
}
