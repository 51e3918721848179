package dev.lockstep.modelcheck.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.model.Worker.Accept;
import dev.lockstep.modelcheck.model.Worker.Await;
import dev.lockstep.modelcheck.model.Worker.Call;
import dev.lockstep.modelcheck.model.Worker.CancelRest;
import dev.lockstep.modelcheck.model.Worker.Close;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Crash;
import dev.lockstep.modelcheck.model.Worker.Leave;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import dev.lockstep.modelcheck.model.Worker.Refuse;
import dev.lockstep.modelcheck.model.Worker.Reply;
import dev.lockstep.modelcheck.model.Worker.Settle;
import dev.lockstep.modelcheck.model.Worker.Start;
import dev.lockstep.modelcheck.model.Worker.State;
import dev.lockstep.modelcheck.model.Worker.Stop;
import org.junit.jupiter.api.Test;

/** The transition function by itself, as engines other than the history checker use it. */
final class WorkerStepTest {
  private static final Worker WORKER = new Worker(2);

  private static State after(Call... calls) {
    State state = WORKER.initial();
    for (Call call : calls) {
      State next = WORKER.step(state, call);
      assertNotNull(next, () -> "illegal: " + call);
      state = next;
    }
    return state;
  }

  private static void illegal(State state, Call call) {
    assertNull(WORKER.step(state, call), call::toString);
  }

  private static void legal(State state, Call call) {
    assertNotNull(WORKER.step(state, call), call::toString);
  }

  @Test
  void onlyTheOldestStarts() {
    State two = after(new Accept("a"), new Accept("b"));
    illegal(two, new Start("b"));
    illegal(WORKER.initial(), new Start("a"));
    State started = after(new Accept("a"), new Accept("b"), new Start("a"));
    assertEquals(new Reply(Phase.OPEN, 2, 1, "a", true, Counts.ZERO), started.status());
  }

  @Test
  void requestsStartWhileTheWorkerIsOpenOrDraining() {
    legal(after(new Accept("a")), new Start("a"));
    legal(after(new Accept("a"), new Close()), new Start("a"));
    illegal(after(new Accept("a"), new Close(), new CancelRest()), new Start("a"));
    illegal(after(new Accept("a"), new Crash()), new Start("a"));
  }

  @Test
  void requestsAreAcceptedWhileTheWorkerIsOpenAndHasRoom() {
    illegal(after(new Close()), new Accept("a"));
    illegal(after(new Close(), new CancelRest()), new Accept("a"));
    illegal(after(new Close(), new Stop()), new Accept("a"));
    illegal(after(new Crash()), new Accept("a"));
    illegal(after(new Accept("a"), new Accept("b")), new Accept("c"));
    legal(after(new Accept("a"), new Accept("b"), new Start("a")), new Accept("c"));
  }

  @Test
  void aRequestIsAcceptedOrRefusedOnce() {
    State[] known = {
      after(new Accept("a")),
      after(new Accept("a"), new Start("a")),
      after(new Accept("a"), new Start("a"), new Settle("a", Outcome.COMPLETED))
    };
    for (State state : known) {
      illegal(state, new Accept("a"));
      illegal(state, new Refuse("a", Refusal.WITHDRAWN));
      legal(state, new Refuse("b", Refusal.WITHDRAWN));
    }
  }

  @Test
  void anExecutionLingersWhenItsRequestIsSettledBeforeItReturns() {
    State lingering = after(new Accept("a"), new Start("a"), new Settle("a", Outcome.TIMED_OUT), new Accept("b"));
    assertEquals(new Reply(Phase.OPEN, 2, 1, null, true, new Counts(0, 0, 1, 0)), lingering.status());
    illegal(lingering, new Start("b"));
    State left =
        after(new Accept("a"), new Start("a"), new Settle("a", Outcome.TIMED_OUT), new Leave("a"), new Accept("b"));
    legal(left, new Start("b"));
  }

  @Test
  void aWorkerStopsOnceAndCannotCrashThen() {
    State stopped = after(new Close(), new Stop());
    illegal(stopped, new Stop());
    illegal(stopped, new Close());
    illegal(stopped, new CancelRest());
    illegal(stopped, new Crash());
    illegal(after(new Crash()), new Stop());
    illegal(WORKER.initial(), new Stop());
  }

  @Test
  void statesReachedByDifferentWaysAreEqual() {
    Call endA = new Settle("a", Outcome.CANCELLED);
    Call endB = new Settle("b", Outcome.CANCELLED);
    State one = after(new Accept("a"), new Accept("b"), endA, endB);
    State other = after(new Accept("b"), endB, new Accept("a"), endA);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
  }

  @Test
  void doomedIsSaidOfWhatCanNeverHappenAgain() {
    State settled = after(new Accept("a"), new Settle("a", Outcome.CANCELLED));
    assertTrue(WORKER.doomed(settled, new Await("a", Outcome.COMPLETED)));
    assertTrue(WORKER.doomed(settled, new Start("a")));
    assertFalse(WORKER.doomed(settled, new Await("b", Outcome.COMPLETED)));
    assertFalse(WORKER.doomed(after(new Accept("a"), new Close()), new Start("a")));
    assertTrue(WORKER.doomed(after(new Close()), new Accept("a")));
  }
}
