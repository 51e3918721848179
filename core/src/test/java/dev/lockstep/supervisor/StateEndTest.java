package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Status, shutdown, crash. */
class StateEndTest extends StateFixture {
  @Test
  void s10_healthIsTheShareOfTheTargetThatIsLive() {
    assertEquals(PoolHealth.HEALTHY, PoolHealth.of(PoolPhase.RUNNING, 4, 5));
    assertEquals(PoolHealth.DEGRADED, PoolHealth.of(PoolPhase.RUNNING, 3, 5));
    assertEquals(PoolHealth.DEGRADED, PoolHealth.of(PoolPhase.RUNNING, 1, 2));
    assertEquals(PoolHealth.UNHEALTHY, PoolHealth.of(PoolPhase.RUNNING, 2, 5));
    assertEquals(PoolHealth.STOPPING, PoolHealth.of(PoolPhase.DRAINING, 5, 5));
  }

  @Test
  void s9_aShutdownDrainsWhatWasAcceptedAndRefusesTheRest() {
    List<Assignment> given = fill();
    state.close(DRAIN);
    assertEffects(new Effect.Arm(new Alarm.Grace(), ms(50)));
    state.submit(e);
    assertEffects(new Effect.Refuse(e, Refusal.STOPPING));
    given.forEach(assignment -> state.done(assignment, DONE));
    state.done(assigned(c), DONE);
    assertEquals(PoolPhase.DRAINING, state.snapshot().phase());
    effects();
    state.done(assigned(d), DONE);
    ShutdownPolicy now = new ShutdownPolicy(Duration.ZERO, ms(20));
    assertEffects(
        settled(d, DONE, 1, 0),
        new Effect.Disarm(new Alarm.Grace()),
        new Effect.Dismiss(ONE, now),
        new Effect.Dismiss(TWO, now),
        new Effect.Arm(new Alarm.Linger(), ms(20)));
    state.ended(ONE, null);
    assertEquals(PoolPhase.CANCELLING, state.snapshot().phase());
    state.ended(TWO, null);
    assertEffects(new Effect.Disarm(new Alarm.Linger()));
    assertEquals(PoolPhase.STOPPED, state.snapshot().phase());
    assertEquals(new PoolReport(state.snapshot(), false, List.of(), List.of(), null), state.report());
  }

  @Test
  void s9_whatIsLeftAfterTheGraceIsCancelledAndReportedAndSoIsWhatLingers() {
    fill();
    state.close(DRAIN);
    effects();
    state.fired(new Alarm.Grace());
    assertCounts(0, 0, new Totals(0, 0, 0, 4));
    assertEquals(List.of(a, b, c, d), effects().stream().flatMap(StateEndTest::settledTicket).toList());
    state.ended(ONE, "a");
    state.fired(new Alarm.Linger());
    assertEquals(PoolPhase.STOPPED, state.snapshot().phase());
    PoolReport report = state.report();
    assertEquals(List.of("a", "b", "c", "d"), report.abandoned());
    assertEquals(
        List.of(new PoolReport.LeftBehind(ONE, "a"), new PoolReport.LeftBehind(TWO, null)), report.leftBehind());
    state.fired(new Alarm.Linger());
    state.close(DRAIN);
    assertEquals(report, state.report());
  }

  private static Stream<PoolTicket> settledTicket(Effect effect) {
    return effect instanceof Effect.Settle(PoolTicket ticket, PoolResult result)
        ? Stream.of(ticket)
        : Stream.empty();
  }

  @Test
  void s9_aDrainingPoolStillReplacesWorkersSoThatNothingWaitsForever() {
    fill();
    state.close(DRAIN);
    state.died(ONE);
    state.died(TWO);
    assertCounts(2, 0, new Totals(0, 2, 0, 0));
    state.fired(new Alarm.Backoff(TWO));
    assertEquals(new Incarnation(2, 2), assigned(c).by());
  }

  @Test
  void s9_aPoolThatEscalatesWhileItDrainsEnds() {
    state = begun(POLICY.withRestart(new RestartPolicy(0, ms(100), ms(8), ms(32))));
    fill();
    state.close(DRAIN);
    state.died(ONE);
    state.fired(new Alarm.Backoff(ONE));
    assertEquals(PoolPhase.CANCELLING, state.snapshot().phase());
    assertEquals(List.of("b", "c", "d"), state.report().abandoned());
    state.ended(ONE, null);
    state.ended(TWO, null);
    assertEquals(PoolPhase.STOPPED, state.snapshot().phase());
    assertEquals(true, state.report().escalated());
  }

  @Test
  void s9_anEscalatedPoolIsShutDown() {
    state = begun(POLICY.withRestart(new RestartPolicy(0, ms(100), ms(8), ms(32))));
    state.died(ONE);
    state.fired(new Alarm.Backoff(ONE));
    assertEquals(PoolPhase.ESCALATED, state.snapshot().phase());
    state.ended(ONE, null);
    state.ended(TWO, null);
    state.close(DRAIN);
    assertEquals(PoolPhase.STOPPED, state.snapshot().phase());
    assertEquals(true, state.report().escalated());
  }

  @Test
  void s11_aPoolThatDoesNotRunRefusesToBeScaledAndSaysSo() {
    state.close(DRAIN);
    effects();
    Oneshot<Scaling> reply = new Oneshot<>();
    state.scale(target -> 3, reply);
    assertEffects(new Effect.Reply<>(reply, new Scaling.Refused(Refusal.STOPPING)));
  }

  @Test
  void aCrashSettlesEverythingAndDismissesEverybody() {
    fill();
    PoolTicket patient = ticket("p", ms(5), null);
    state.submit(patient);
    effects();
    Throwable cause = new IllegalStateException("no time");
    state.crash(cause);
    assertCounts(0, 0, new Totals(0, 4, 0, 0));
    assertEquals(PoolPhase.CRASHED, state.snapshot().phase());
    List<Effect> effects = effects();
    assertEquals(new Effect.Refuse(patient, Refusal.STOPPED), effects.get(1));
    assertEquals(new Effect.Dismiss(TWO, ShutdownPolicy.NOW), effects.getLast());
    assertEquals(cause, state.report().crash());
    assertEquals(List.of("a", "b", "c", "d"), state.report().abandoned());
    state.crash(new IllegalStateException("again"));
    assertEquals(cause, state.report().crash());
  }

  @Test
  void s12_aDutyIsDoneWhenItIsDueAndWhatCameBeforeWasHeard() {
    state.tick(0);
    assertEquals(new Effect.Remind(Alarm.Duty.CHECK_HEALTH), state.nextEffect());
    assertEquals(new Effect.Remind(Alarm.Duty.LOOK_AT_LOAD), state.nextEffect());
    state.tick(1);
    assertNull(state.nextEffect(), "it is on its way");
    state.attend(Alarm.Duty.CHECK_HEALTH);
    assertEquals(new Effect.Arm(new Alarm.Due(Alarm.Duty.CHECK_HEALTH), ms(10_000)), state.nextEffect());
    assertEquals(new Effect.Ping(ONE), state.nextEffect());
    assertEquals(new Effect.Ping(TWO), state.nextEffect());
    assertNull(state.nextEffect());
  }

  @Test
  void anAlarmThatGoesOffTooEarlyIsArmedForTheRest() {
    tick(0);
    effects();
    state.tick(ms(4_000).toNanos());
    while (state.nextEffect() != null) {}
    state.fired(new Alarm.Due(Alarm.Duty.CHECK_HEALTH));
    assertEquals(new Effect.Arm(new Alarm.Due(Alarm.Duty.CHECK_HEALTH), ms(6_000)), state.nextEffect());
  }

  @Test
  void s9_aPoolThatIsOverHasNoDuties() {
    state.close(ShutdownPolicy.NOW);
    effects();
    tick(ms(60_000).toNanos());
    state.attend(Alarm.Duty.CHECK_HEALTH);
    state.fired(new Alarm.Due(Alarm.Duty.LOOK_AT_LOAD));
    assertNull(state.nextEffect());
  }
}
