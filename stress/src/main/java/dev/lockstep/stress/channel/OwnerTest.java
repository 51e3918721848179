package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Owner;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The shipped {@link Owner} and its doorbell under one sender: no wake-up is lost (what rule W4 stands on). */
public final class OwnerTest {
  private OwnerTest() {}

  /**
   * The owner runs until it has handled a message or would park, while a message is sent. Dekker's protocol: the sender
   * writes the lane and reads the bell, the owner writes the bell and reads the lane.
   *
   * <p>Results: 1 if the message was handled, 1 if the owner parked, 1 if the sender woke it.
   */
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "offer -> owner looks, or looks again: nobody needs to be woken")
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "owner arms -> offer rings -> looks again or finds it rung")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "owner arms, parks -> offer rings and wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "W4: lost wake-up: the owner sleeps, and a message waits for it")
  @Outcome(expect = FORBIDDEN, desc = "W4: the message was not handled, and the owner did not wait; or both")
  public static class WakeUp {
    private final RecordingParker parker = new RecordingParker();
    private final Inbox<InboxTest.OneLane, Integer> inbox = new Inbox<>(InboxTest.OneLane.class, parker);
    private int handled;
    private final Owner<Integer> owner = new Owner<>(inbox, this::handle, this::parked);

    private void handle(Integer message) {
      handled += message;
      inbox.close();
    }

    /** The parker ended the owner's life by an exception, which is how this test learns that the owner would wait. */
    private void parked(Throwable cause) {
      if (!(cause instanceof RecordingParker.Parked)) {
        throw new IllegalStateException(cause);
      }
    }

    /** Sends one message. */
    @Actor
    public void sender() {
      inbox.offer(InboxTest.OneLane.LANE, 1);
    }

    /** Lives until the message was handled, or until there is nothing to do. */
    @Actor
    public void owner() {
      owner.run();
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      r.r1 = handled;
      r.r2 = parker.parked();
      r.r3 = parker.unparked();
    }
  }
}
