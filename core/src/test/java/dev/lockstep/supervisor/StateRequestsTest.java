package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the machine does with requests: dispatch, and the first event that settles. */
class StateRequestsTest extends StateFixture {
  @Test
  void aRequestIsAcceptedAndGivenOutInOneStep() {
    state.submit(a);
    assertEffects(new Effect.Admit(a, 1), new Effect.Give(assigned(a)));
    assertEquals(ONE, assigned(a).by());
    assertCounts(0, 1, Totals.NONE);
  }

  @Test
  void s6_theLeastLoadedIsGivenTheNext() {
    Assignment first = give(a);
    submit(b);
    assertEquals(TWO, assigned(b).by());
    state.done(first, DONE);
    submit(c);
    assertEquals(ONE, assigned(c).by());
  }

  @Test
  void s6_aRequestWaitsWhileNobodyHasRoomAndIsGivenToWhoeverHasFirst() {
    List<Assignment> given = fill();
    assertCounts(2, 2, Totals.NONE);
    state.done(given.get(1), DONE);
    assertEffects(settled(b, DONE, 1, 0), new Effect.Give(assigned(c)));
    assertEquals(TWO, assigned(c).by());
  }

  @Test
  void aFullIntakeRefuses() {
    fill();
    state.submit(e);
    assertEffects(new Effect.Refuse(e, Refusal.FULL));
    assertEquals(4, state.snapshot().accepted());
  }

  @Test
  void aPatientSubmissionWaitsForRoom() {
    List<Assignment> given = fill();
    PoolTicket patient = ticket("p", ms(5), null);
    state.submit(patient);
    Alarm alarm = new Alarm.Patience(patient);
    assertEffects(new Effect.Arm(alarm, ms(5)));
    state.done(given.getFirst(), DONE);
    assertEffects(
        settled(a, DONE, 1, 0),
        new Effect.Give(assigned(c)),
        new Effect.Disarm(alarm),
        new Effect.Admit(patient, 5));
  }

  @Test
  void patienceEndsInARefusalAndAWaitingSubmissionCanBeWithdrawn() {
    fill();
    PoolTicket patient = ticket("p", ms(5), null);
    PoolTicket withdrawn = ticket("w", ms(5), null);
    state.submit(patient);
    state.submit(withdrawn);
    effects();
    state.cancel(withdrawn);
    assertEffects(
        new Effect.Disarm(new Alarm.Patience(withdrawn)), new Effect.Refuse(withdrawn, Refusal.WITHDRAWN));
    state.fired(new Alarm.Patience(patient));
    assertEffects(new Effect.Disarm(new Alarm.Patience(patient)), new Effect.Refuse(patient, Refusal.FULL));
    state.fired(new Alarm.Patience(patient));
    assertEffects();
  }

  @Test
  void b2_resultsThatWaitForASubscriberTakeUpRoom() {
    Assignment first = give(a);
    state.done(first, DONE);
    effects();
    state.keeps(2);
    state.submit(b);
    assertEffects(new Effect.Refuse(b, Refusal.FULL));
    state.keeps(1);
    state.submit(c);
    assertEffects(new Effect.Admit(c, 2), new Effect.Give(assigned(c)));
  }

  @Test
  void theFirstEventSettlesARequest() {
    Assignment first = give(a);
    state.cancel(a);
    assertEffects(settled(a, BY_CLIENT, 1, 0), new Effect.Withdraw(first));
    assertCounts(0, 0, new Totals(0, 0, 0, 1));
    state.cancel(a);
    state.done(first, DONE);
    assertEffects();
    assertCounts(0, 0, new Totals(0, 0, 0, 1));
  }

  @Test
  void s6_aRequestThatIsSettledOccupiesItsWorkerUntilTheWorkerSaysSo() {
    Assignment first = give(a);
    submit(b);
    state.cancel(a);
    submit(c);
    assertNull(c.assignment(), "both workers have something to do");
    state.done(first, BY_CLIENT);
    assertEquals(ONE, assigned(c).by());
  }

  @Test
  void aDeadlineSettlesWhereverTheRequestIs() {
    fill();
    PoolTicket pending = ticket("l", Duration.ZERO, ms(5));
    state.cancel(d);
    effects();
    state.submit(pending);
    Alarm alarm = new Alarm.Deadline(pending);
    assertEffects(new Effect.Admit(pending, 5), new Effect.Arm(alarm, ms(5)));
    state.fired(alarm);
    assertEffects(new Effect.Disarm(alarm), settled(pending, new Outcome.TimedOut(), 0, 0));
    state.fired(alarm);
    assertEffects();

    state = begun(POLICY);
    PoolTicket assigned = ticket("l", Duration.ZERO, ms(5));
    Assignment first = give(assigned);
    state.fired(new Alarm.Deadline(assigned));
    assertEffects(
        new Effect.Disarm(new Alarm.Deadline(assigned)),
        settled(assigned, new Outcome.TimedOut(), 1, 0),
        new Effect.Withdraw(first));
  }

  @Test
  void aPipelineThatFailsSettlesTheRequestAndIsNotTriedAgain() {
    state = begun(POLICY.withAttempts(3));
    state.done(give(a), THREW);
    assertEffects(settled(a, THREW, 1, 0));
  }
}
