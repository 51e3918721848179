package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerCrashed;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the machine does when workers die, are silent, or end. */
class StateWorkersTest extends StateFixture {
  @Test
  void s2_aDeadWorkerIsReplacedAfterItsBackoff() {
    state.died(ONE);
    assertEffects(
        new Effect.Dismiss(ONE, ShutdownPolicy.NOW), new Effect.BackOff(new Alarm.Backoff(ONE), ms(8)));
    assertPool(2, 1, 1, 0);
    assertEquals(1, state.snapshot().lingering());
    state.fired(new Alarm.Backoff(ONE));
    assertEffects(new Effect.Hire(new Incarnation(1, 2)));
    assertPool(2, 2, 0, 0);
    assertEquals(1, state.snapshot().restarts());
    state.ended(ONE, null);
    assertEquals(0, state.snapshot().lingering());
  }

  @Test
  void s2_anOldLifeChangesNothingButTheCountOfWhatWasFencedOff() {
    Assignment first = give(a);
    state.died(ONE);
    effects();
    PoolStatus before = state.snapshot();
    state.done(first, DONE);
    state.answered(ONE, Health.STUCK_EXECUTION);
    state.died(ONE);
    state.neverBegan(ONE);
    assertEffects();
    PoolStatus after = state.snapshot();
    assertEquals(1, after.fenced());
    assertEquals(before.totals(), after.totals());
    assertPool(2, 1, 1, 0);
  }

  @Test
  void s2_aRefusalOfAnOldLifeIsNoResult() {
    Assignment first = give(a);
    state.died(ONE);
    state.done(first, new Outcome.NotRun(Refusal.STOPPED));
    assertEquals(0, state.snapshot().fenced());
  }

  @Test
  void s2_aWorkerThatSaysItMakesNoProgressIsReplaced() {
    state.answered(ONE, Health.HEALTHY);
    assertPool(2, 2, 0, 0);
    state.answered(ONE, Health.STUCK_EXECUTION);
    assertPool(2, 1, 1, 0);
    state.answered(TWO, Health.STOPPED);
    assertPool(2, 0, 2, 0);
  }

  @Test
  void s2_aWorkerThatMissesItsLastLookIsReplacedHoweverLongThatTook() {
    long hour = Duration.ofHours(1).toNanos();
    tick(0);
    tick(hour);
    assertPool(2, 2, 0, 0);
    state.answered(TWO, Health.HEALTHY);
    tick(hour + Duration.ofSeconds(10).toNanos());
    assertPool(2, 1, 1, 0);
    assertEquals(new Effect.Dismiss(ONE, ShutdownPolicy.NOW), effects().getFirst());
  }

  @Test
  void s4_withoutRetryTheRequestsOfADeadWorkerFail() {
    Assignment first = give(a);
    state.died(first.by());
    PoolResult result = assertInstanceOf(Effect.Settle.class, effects().getLast()).result();
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcome());
    assertEquals(
        PoolFailure.Reason.WORKER_LOST, assertInstanceOf(PoolFailure.class, failed.cause()).reason());
    assertEquals(1, result.attempts());
    assertCounts(0, 0, new Totals(0, 1, 0, 0));
  }

  @Test
  void s4_withRetryTheyAreGivenToOthersAsOftenAsThePolicyAllows() {
    state = begun(POLICY.withAttempts(2));
    Assignment first = give(a);
    state.died(first.by());
    assertEquals(TWO, assigned(a).by());
    assertEquals(2, a.attempts());
    state.died(TWO);
    assertCounts(0, 0, new Totals(0, 1, 0, 0));
  }

  @Test
  void s4_theRequestInFlightAtACrashIsTriedAgainIfItMayBe() {
    Outcome crashed = new Outcome.Failed(new WorkerCrashed(new IllegalStateException()));
    state = begun(POLICY.withAttempts(2));
    Assignment first = give(a);
    state.done(first, crashed);
    Assignment second = assigned(a);
    assertFalse(first == second);
    state.done(second, crashed);
    assertEffects(new Effect.Give(second), settled(a, crashed, 2, 0));
  }

  @Test
  void s4_aRequestThatAWorkerRefusedWasNoAttemptAndTheWorkerIsReplaced() {
    Assignment first = give(a);
    state.done(first, new Outcome.NotRun(Refusal.STOPPED));
    assertEquals(TWO, assigned(a).by());
    assertEquals(1, a.attempts());
    assertPool(2, 1, 1, 0);
  }

  @Test
  void s4_aWorkerThatNeverBeganHasTriedNothing() {
    Assignment first = give(a);
    state.neverBegan(ONE);
    assertFalse(first.isOpen());
    assertEquals(TWO, assigned(a).by());
    assertEquals(1, a.attempts());
    assertPool(2, 1, 1, 0);
    assertEquals(0, state.snapshot().lingering());
  }

  @Test
  void s4_aWorkerThatHasEndedAnswersForEverythingBeforeItIsReplaced() {
    state = begun(POLICY.withWorker(WorkerPolicy.ofCapacity(2)));
    Assignment first = give(a);
    submit(b);
    Assignment third = give(c);
    state.ended(ONE, null);
    assertEffects();
    assertPool(2, 1, 1, 0);
    state.submit(d);
    assertEquals(TWO, assigned(d).by());
    state.done(first, DONE);
    effects();
    state.done(third, new Outcome.NotRun(Refusal.STOPPED));
    assertEffects(
        new Effect.Dismiss(ONE, ShutdownPolicy.NOW), new Effect.BackOff(new Alarm.Backoff(ONE), ms(8)));
    assertEquals(0, state.snapshot().lingering());
    assertCounts(1, 2, new Totals(1, 0, 0, 0));
  }

  @Test
  void s2_aWorkerThatHasEndedAndDoesNotAnswerIsGivenUp() {
    submit(a);
    tick(0);
    state.ended(ONE, null);
    tick(ms(10_000).toNanos());
    assertCounts(0, 1, Totals.NONE);
    tick(ms(20_000).toNanos());
    assertCounts(0, 0, new Totals(0, 1, 0, 0));
  }
}
