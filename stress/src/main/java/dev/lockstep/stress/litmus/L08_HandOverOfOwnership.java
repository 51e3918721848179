package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Lesson 8. <em>The next owner sees what the last one did.</em> The state of a channel worker is plain fields, touched
 * by its owner alone. The owner is a role, not a thread: a simulation, a model checker, these very tests take its
 * turns with one thread after the other.
 *
 * <p>That only one thread at a time takes turns is not enough. The next one must also <em>see</em> what the last one
 * wrote, and "after" on a clock gives no such thing. There has to be an edge from the end of a turn to the beginning
 * of the next: a volatile token that is handed over, a lock, the start or the end of a thread, a message. For the
 * owner's thread itself there is nothing to do; that is what makes owning cheap.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version      (1, 0): the token was handed over, the state was not
 * PlainToken   590 of 141,101
 * Shipped      never
 * </pre>
 */
public final class L08_HandOverOfOwnership {
  private L08_HandOverOfOwnership() {}

  /** The token is a plain field. Results: 1 if it was handed over, then the state. */
  @Weakened(shows = "1, 0", on = "amd64")
  @JCStressTest
  @State
  @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "turn -> hand over, and the reads in order")
  @Outcome(id = "1, 0", expect = ACCEPTABLE_INTERESTING, desc = "W4: state read -> turn -> hand over -> token read")
  @Outcome(expect = FORBIDDEN, desc = "W4: a state that never was")
  public static class PlainToken {
    private final StartLine line = new StartLine();
    private int state;
    private int token;

    /** Takes a turn, then hands over. */
    @Actor
    public void lastOwner() {
      line.first();
      state = 1;
      token = 1;
    }

    /** Takes over. */
    @Actor
    public void nextOwner(II_Result r) {
      line.second();
      r.r1 = token;
      r.r2 = state;
    }
  }

  /**
   * Two turns of the kit's owner, by two threads, and a volatile token. Result: the sum after the second; 0 if none.
   */
  @JCStressTest
  @State
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "the token is not there yet")
  @Outcome(id = "11", expect = ACCEPTABLE, desc = "turn -> hand over -> take over -> turn")
  @Outcome(
      expect = FORBIDDEN,
      desc = "W4: the second turn does not see what the first one did, or handles its message again")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Inbox<OneLane, Integer> inbox = new Inbox<>(OneLane.class, Parker.JDK);
    private final Owner<Integer> owner = new Owner<>(inbox, this::handle, cause -> {});
    private int sum;
    private volatile boolean token;

    /** Two messages wait. */
    public Shipped() {
      inbox.offer(OneLane.LANE, 1);
      inbox.offer(OneLane.LANE, 10);
    }

    private void handle(Integer message) {
      sum += message;
    }

    /** Takes a turn, then hands over. */
    @Actor
    public void lastOwner() {
      line.first();
      owner.turn();
      token = true;
    }

    /** Takes over if it may, and takes a turn. */
    @Actor
    public void nextOwner(I_Result r) {
      line.second();
      if (token) {
        owner.turn();
        r.r1 = sum;
      }
    }
  }
}
