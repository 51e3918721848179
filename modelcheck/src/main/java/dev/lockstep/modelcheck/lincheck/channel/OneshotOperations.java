package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.modelcheck.lincheck.seam.StrictParker;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** One oneshot, its completers and its waiters. */
public final class OneshotOperations {
  private final StrictParker parker = new StrictParker();
  private final Oneshot<String> oneshot = new Oneshot<>(parker);

  private enum Lane {
    REPLIES
  }

  /** Gives a reply; whether it was the first. */
  @Operation
  public boolean complete(String reply) {
    return oneshot.complete(reply);
  }

  /** The reply, if there is one. */
  @Operation
  public @Nullable String peek() {
    return oneshot.peek();
  }

  /** Waits for the reply. */
  @Operation
  public String await() throws InterruptedException {
    return oneshot.await();
  }

  /** As an owner that wants to be told, and waits for messages: the reply, when its message has come. */
  @Operation
  public @Nullable String hear() {
    Inbox<Lane, String> inbox = new Inbox<>(Lane.class, parker);
    Owner<String> owner = new Owner<>(inbox, message -> inbox.close(), OneshotOperations::rethrow);
    oneshot.tell(inbox, Lane.REPLIES, "there is a reply");
    owner.run();
    return oneshot.peek();
  }

  private static void rethrow(Throwable cause) {
    throw new IllegalStateException("the owner failed", cause);
  }

  /** Begins to wait and gives up at once: its entry is taken off while others come and go. */
  @Operation
  public @Nullable String giveUp() throws InterruptedException {
    return oneshot.await(Duration.ZERO);
  }
}
