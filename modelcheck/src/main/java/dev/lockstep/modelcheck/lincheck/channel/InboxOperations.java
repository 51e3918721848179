package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.channel.Inbox;
import dev.lockstep.modelcheck.lincheck.seam.StrictParker;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** One inbox with two lanes, its senders, and its owner by single calls. A message begins with the name of its lane. */
public final class InboxOperations {
  private final Inbox<Lane, String> inbox = new Inbox<>(Lane.class, new StrictParker());

  /** The names of the lanes. */
  public enum Lane {
    A,
    B
  }

  /** Sends a message such as {@code A1} by its lane; whether it was sent. */
  @Operation
  public boolean offer(String message) {
    return inbox.offer(Lane.valueOf(message.substring(0, 1)), message);
  }

  /** Owner: the next message, if there is one. */
  @Operation(nonParallelGroup = "owner")
  public @Nullable String poll() {
    return inbox.poll();
  }

  /** Owner: refuses what comes later. */
  @Operation(nonParallelGroup = "owner")
  public void close() {
    inbox.close();
  }
}
