package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.modelcheck.lincheck.seam.StrictParker;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** An owner's whole life, and clients that wait for its replies: each message is answered, the last one ends it. */
public class OwnerOperations {
  private final Parker parker;
  private final Inbox<InboxOperations.Lane, Question> inbox;
  private final Owner<Question> owner;
  private int answered;

  private record Question(Oneshot<Integer> reply, boolean last) {}

  /** Called by Lincheck. */
  public OwnerOperations() {
    this(new StrictParker());
  }

  /** With another parker. */
  protected OwnerOperations(Parker parker) {
    this.parker = parker;
    this.inbox = new Inbox<>(InboxOperations.Lane.class, parker);
    this.owner = new Owner<>(inbox, this::answer, OwnerOperations::rethrow);
  }

  /** The owner's thread. */
  @Operation
  public final void owner() {
    owner.run();
  }

  /** Asks by the lane with this name, and waits for the reply: how many were asked before. Null once it has ended. */
  @Operation
  public final @Nullable Integer ask(String lane) throws InterruptedException {
    return send(lane, false);
  }

  /** Asks for the last time. */
  @Operation
  public final @Nullable Integer askLast(String lane) throws InterruptedException {
    return send(lane, true);
  }

  private @Nullable Integer send(String lane, boolean last) throws InterruptedException {
    Question question = new Question(new Oneshot<>(parker), last);
    return inbox.offer(InboxOperations.Lane.valueOf(lane), question) ? question.reply.await() : null;
  }

  private void answer(Question question) {
    if (question.last) {
      inbox.close();
    }
    question.reply.complete(answered++);
    for (Question late = question.last ? inbox.poll() : null; late != null; late = inbox.poll()) {
      late.reply.complete(answered++);
    }
  }

  private static void rethrow(Throwable cause) {
    throw new IllegalStateException("a step of the owner threw", cause);
  }
}
