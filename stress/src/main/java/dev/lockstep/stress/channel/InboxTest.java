package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Parker;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The shipped {@link Inbox} and its lanes under senders and the owner: every message is received once, in the order of
 * its sender, or its sender is told that it was refused (what rule W4 stands on). A result is the number of a message;
 * 0 is "none".
 */
public final class InboxTest {
  private InboxTest() {}

  /** The lanes of an inbox under test; most tests use one of them. */
  public enum Lanes {
    /** The first. */
    LEFT,
    /** The second. */
    RIGHT
  }

  static Inbox<Lanes, Integer> inbox() {
    return new Inbox<>(Lanes.class, Parker.JDK);
  }

  static int received(@Nullable Integer message) {
    return message == null ? 0 : message;
  }

  /** Message 1 waits; the owner polls twice while message 2 is sent; what is left is polled afterwards. */
  @Quick
  @Catches(control = "lane-take-without-swap", outcome = "1, 0, 0")
  @Catches(control = "lane-publish-plain", outcome = "1, 0, .|2, .*")
  @JCStressTest
  @State
  @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "offer 2 -> second poll")
  @Outcome(id = "1, 0, 2", expect = ACCEPTABLE, desc = "second poll -> offer 2: found by the next poll")
  @Outcome(id = "1, 0, 0", expect = FORBIDDEN, desc = "W4: message 2 was sent and lost")
  @Outcome(id = "1, 2, 2", expect = FORBIDDEN, desc = "W4: message 2 was received twice")
  @Outcome(expect = FORBIDDEN, desc = "W4: message 1 was lost, received twice, or overtaken")
  public static class OfferAndPoll {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = inbox();

    /** Puts message 1 into the lane. */
    public OfferAndPoll() {
      inbox.offer(Lanes.LEFT, 1);
    }

    /** Sends message 2. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(Lanes.LEFT, 2);
    }

    /** Polls twice. */
    @Actor
    public void owner(III_Result r) {
      line.second();
      r.r1 = received(inbox.poll());
      r.r2 = received(inbox.poll());
    }

    /** Polls what is left. */
    @Arbiter
    public void rest(III_Result r) {
      r.r3 = received(inbox.poll());
    }
  }

  /** One sender, two messages, and an owner that polls twice; what is left is polled afterwards. */
  @JCStressTest
  @State
  @Outcome(id = "1, 2, 0, 0", expect = ACCEPTABLE, desc = "offer 1 -> poll; offer 2 -> second poll")
  @Outcome(id = "1, 0, 2, 0", expect = ACCEPTABLE, desc = "offer 1 -> poll -> poll -> offer 2")
  @Outcome(
      id = "0, 1, 2, 0",
      expect = ACCEPTABLE,
      desc = "poll -> offer 1 -> poll: 2 was taken with it or is still sent")
  @Outcome(id = "0, 0, 1, 2", expect = ACCEPTABLE, desc = "poll -> poll -> offer 1 -> offer 2")
  @Outcome(id = {"2, .*", "0, 2, .*", "0, 0, 2, 1"}, expect = FORBIDDEN, desc = "W4: message 2 overtook message 1")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or received twice")
  public static class InOrderOfTheSender {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = inbox();

    /** Sends 1, then 2. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(Lanes.LEFT, 1);
      inbox.offer(Lanes.LEFT, 2);
    }

    /** Polls twice. */
    @Actor
    public void owner(IIII_Result r) {
      line.second();
      r.r1 = received(inbox.poll());
      r.r2 = received(inbox.poll());
    }

    /** Polls what is left. */
    @Arbiter
    public void rest(IIII_Result r) {
      r.r3 = received(inbox.poll());
      r.r4 = received(inbox.poll());
    }
  }

  /** Two senders at once; the owner polls afterwards. */
  @Catches(control = "lane-offer-without-swap", outcome = "., 0")
  @JCStressTest
  @State
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "offer 1 -> offer 2")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "offer 2 -> offer 1")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or received twice")
  public static class TwoSenders {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = inbox();

    /** Sends message 1. */
    @Actor
    public void first() {
      line.first();
      inbox.offer(Lanes.LEFT, 1);
    }

    /** Sends message 2. */
    @Actor
    public void second() {
      line.second();
      inbox.offer(Lanes.LEFT, 2);
    }

    /** Polls both. */
    @Arbiter
    public void owner(II_Result r) {
      r.r1 = received(inbox.poll());
      r.r2 = received(inbox.poll());
    }
  }

  /**
   * One message on each of two lanes, against an owner that polls twice. Results: the sum of what the owner received,
   * and of what was left, where the messages are 1 and 10.
   */
  @JCStressTest
  @State
  @Outcome(id = "0, 11", expect = ACCEPTABLE, desc = "poll -> poll -> offers")
  @Outcome(
      id = "1, 10",
      expect = ACCEPTABLE,
      desc = "left offered -> a poll; no poll came after the offer to the right")
  @Outcome(id = "10, 1", expect = ACCEPTABLE, desc = "left looked at -> both offered -> right looked at")
  @Outcome(id = "11, 0", expect = ACCEPTABLE, desc = "each offer -> a poll")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or received twice between two lanes")
  public static class TwoLanes {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = inbox();

    /** Sends one message left, then one right. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(Lanes.LEFT, 1);
      inbox.offer(Lanes.RIGHT, 10);
    }

    /** Polls twice. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r1 = received(inbox.poll()) + received(inbox.poll());
    }

    /** Polls what is left. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = received(inbox.poll()) + received(inbox.poll()) + received(inbox.poll());
    }
  }

  /** A message that is filled by plain writes before it is sent: only the edge from offer to poll makes it whole. */
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "poll -> offer: nothing there yet")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "offer -> poll: received whole")
  @Outcome(expect = FORBIDDEN, desc = "W4: what the sender did before offer is not seen after poll")
  public static class WholeMessage {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, int[]> inbox = new Inbox<>(Lanes.class, Parker.JDK);

    /** Fills a message and sends it. */
    @Actor
    public void sender() {
      line.first();
      int[] message = {1, 1};
      inbox.offer(Lanes.LEFT, message);
    }

    /** Polls once, and looks at both elements. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      int[] message = inbox.poll();
      if (message != null) {
        r.r1 = message[0];
        r.r2 = message[1];
      }
    }
  }

  /** The same for data that the message does not lead to, so that only the edge makes the owner read it second. */
  @Catches(control = "lane-take-without-acquire", outcome = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "poll -> offer, and the data was read before it was written")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "poll -> offer, and the data was written in between")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "data written -> offer -> poll -> data read")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "W4: what the sender did before offer is not seen after poll")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was received that was never sent")
  public static class WhatCameBefore {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = inbox();
    private int data;

    /** Writes, then sends. */
    @Actor
    public void sender() {
      line.first();
      data = 1;
      inbox.offer(Lanes.LEFT, 1);
    }

    /** Polls, then reads. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r1 = received(inbox.poll());
      r.r2 = data;
    }
  }
}
