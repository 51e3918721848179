package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Parker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine on its own: what each transition changes and what it asks to be done, without a thread in sight. */
class WorkerStateTest {
  private static final Outcome DONE = new Outcome.Completed("done");
  private static final Outcome BY_CLIENT = new Outcome.Cancelled(Outcome.Canceller.CLIENT);
  private static final Outcome BY_SHUTDOWN = new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN);

  private final WorkerState state = new WorkerState(new WorkerPolicy(2, Duration.ofNanos(100)), 1_000);
  private final Ticket a = ticket("a");
  private final Ticket b = ticket("b");
  private final Ticket c = ticket("c");
  private final Ticket d = ticket("d");

  @Test
  void anIdleWorkerAcceptsAndStartsInOneStep() {
    state.admit(a);
    assertEffects(new Effect.Admit(a, 1), new Effect.Start(a));
    assertEquals("a", state.snapshot().current());
    assertEquals(Execution.RUNNING, state.snapshot().execution());
  }

  @Test
  void completionSettlesAndStartsTheNextInOneStep() {
    fill();
    state.ended(a, DONE);
    assertEffects(new Effect.Settle(a, DONE), new Effect.Start(b));
    assertEquals(1, state.snapshot().completed());
  }

  @Test
  void w7_aFullWorkerRefuses() {
    fill();
    state.admit(d);
    assertEffects(new Effect.Refuse(d, Refusal.FULL));
    assertEquals(3, state.snapshot().accepted());
  }

  @Test
  void w7_aPatientSubmissionWaitsForRoom() {
    fill();
    Ticket patient = patient("p");
    state.admit(patient);
    Alarm alarm = new Alarm.Patience(patient);
    assertEffects(new Effect.Arm(alarm, Duration.ofSeconds(1)));
    state.ended(a, DONE);
    assertEffects(
        new Effect.Settle(a, DONE), new Effect.Start(b), new Effect.Disarm(alarm), new Effect.Admit(patient, 4));
  }

  @Test
  void w7_patienceEndsInARefusal() {
    fill();
    Ticket patient = patient("p");
    state.admit(patient);
    effects();
    state.fired(new Alarm.Patience(patient));
    assertEffects(new Effect.Disarm(new Alarm.Patience(patient)), new Effect.Refuse(patient, Refusal.FULL));
    state.fired(new Alarm.Patience(patient));
    assertEffects();
  }

  @Test
  void aSubmissionThatWaitsCanBeWithdrawn() {
    fill();
    Ticket patient = patient("p");
    state.admit(patient);
    effects();
    state.cancel(patient);
    assertEffects(new Effect.Disarm(new Alarm.Patience(patient)), new Effect.Refuse(patient, Refusal.WITHDRAWN));
  }

  @Test
  void w8_aRequestCancelledInTheQueueNeverStarts() {
    fill();
    state.cancel(b);
    assertEffects(new Effect.Settle(b, BY_CLIENT));
    state.ended(a, DONE);
    assertEffects(new Effect.Settle(a, DONE), new Effect.Start(c));
  }

  @Test
  void w1_aCancelledExecutionLingersAndNothingStarts() {
    fill();
    state.cancel(a);
    assertEffects(new Effect.Settle(a, BY_CLIENT), new Effect.Interrupt());
    assertNull(state.snapshot().current());
    assertEquals(Execution.LINGERING, state.snapshot().execution());
    state.ended(a, DONE);
    assertEffects(new Effect.Start(b));
    assertEquals(0, state.snapshot().completed());
  }

  @Test
  void w8_theFirstEventWins() {
    state.admit(a);
    state.ended(a, DONE);
    effects();
    state.cancel(a);
    state.fired(new Alarm.Deadline(a));
    state.ended(a, DONE);
    assertEffects();
  }

  @Test
  void w9_aDeadlineSettlesOnce() {
    Ticket limited = new Ticket(new Request("l", "").withTimeLimit(Duration.ofMillis(5)), t -> {}, Parker.JDK);
    state.admit(limited);
    Alarm alarm = new Alarm.Deadline(limited);
    assertEffects(
        new Effect.Admit(limited, 1), new Effect.Arm(alarm, Duration.ofMillis(5)), new Effect.Start(limited));
    state.fired(alarm);
    assertEffects(
        new Effect.Disarm(alarm), new Effect.Settle(limited, new Outcome.TimedOut()), new Effect.Interrupt());
    state.fired(alarm);
    assertEffects();
  }

  @Test
  void w10_shutdownOfAnIdleWorkerStopsIt() {
    state.close(ShutdownPolicy.DEFAULT);
    assertEquals(Phase.STOPPED, state.snapshot().phase());
    effects();
    state.admit(a);
    assertEffects(new Effect.Refuse(a, Refusal.STOPPED));
  }

  @Test
  void w10_drainingRefusesAndFinishesWhatWasAccepted() {
    fill();
    state.close(ShutdownPolicy.DEFAULT);
    assertEffects(new Effect.Arm(new Alarm.Grace(), ShutdownPolicy.DEFAULT.grace()));
    state.admit(d);
    assertEffects(new Effect.Refuse(d, Refusal.STOPPING));
    state.ended(a, DONE);
    state.ended(b, DONE);
    assertEquals(Phase.DRAINING, state.snapshot().phase());
    state.ended(c, DONE);
    assertEquals(Phase.STOPPED, state.snapshot().phase());
    assertEquals(3, state.report().last().completed());
  }

  @Test
  void w10_afterTheGraceTheRestIsCancelled() {
    fill();
    state.close(ShutdownPolicy.DEFAULT);
    effects();
    state.fired(new Alarm.Grace());
    assertEffects(
        new Effect.Disarm(new Alarm.Grace()),
        new Effect.Settle(a, BY_SHUTDOWN),
        new Effect.Settle(b, BY_SHUTDOWN),
        new Effect.Settle(c, BY_SHUTDOWN),
        new Effect.Interrupt(),
        new Effect.Arm(new Alarm.Linger(), ShutdownPolicy.DEFAULT.linger()));
    assertEquals(Phase.CANCELLING, state.snapshot().phase());
    state.ended(a, DONE);
    assertEquals(Phase.STOPPED, state.snapshot().phase());
    assertNull(state.report().lingering());
  }

  @Test
  void w10_whatLingersTooLongIsLeftBehindAndNamed() {
    state.admit(a);
    state.close(new ShutdownPolicy(Duration.ZERO, Duration.ofSeconds(1)));
    state.fired(new Alarm.Linger());
    assertEquals(Phase.STOPPED, state.snapshot().phase());
    assertEquals("a", state.report().lingering());
    effects();
    state.ended(a, DONE);
    assertEquals(Execution.LINGERING, state.snapshot().execution(), "the final status is final");
  }

  @Test
  void w11_aCrashStrandsNobody() {
    fill();
    Ticket patient = patient("p");
    state.admit(patient);
    effects();
    state.crash(new IllegalStateException("broken"));
    List<Effect> effects = effects();
    assertTrue(effects.contains(new Effect.Refuse(patient, Refusal.STOPPED)));
    assertEquals(3, effects.stream().filter(Effect.Settle.class::isInstance).count());
    assertTrue(effects.contains(new Effect.Interrupt()));
    assertEquals(Phase.CRASHED, state.snapshot().phase());
    assertEquals(3, state.snapshot().failed());
    state.crash(new IllegalStateException("again"));
    state.close(ShutdownPolicy.NOW);
    assertEffects();
  }

  @Test
  void w12_anOldExecutionIsStuckAndAnIdleWorkerIsNot() {
    state.tick(1_000_000);
    assertEquals(Health.HEALTHY, ping());
    state.admit(a);
    effects();
    state.tick(1_000_100);
    assertEquals(Health.HEALTHY, ping());
    state.tick(1_000_101);
    assertEquals(Health.STUCK_EXECUTION, ping());
    state.cancel(a);
    effects();
    assertEquals(Health.STUCK_EXECUTION, ping(), "a lingering execution is as stuck as a running one");
    state.close(ShutdownPolicy.NOW);
    effects();
    assertEquals(Health.STOPPED, ping());
  }

  @Test
  void w10_timeEndsWithTheWorker() {
    state.tick(2_000);
    state.close(ShutdownPolicy.NOW);
    WorkerStatus last = state.snapshot();
    state.tick(3_000);
    assertEquals(last, state.snapshot());
  }

  @Test
  void w14_uptimeNeverGoesBack() {
    state.tick(5_000);
    state.tick(3_000);
    assertEquals(4_000, state.snapshot().uptimeNanos());
  }

  private Health ping() {
    Oneshot<Health> reply = new Oneshot<>();
    state.reply(reply, state.health());
    return (Health) ((Effect.Reply<?>) effects().getLast()).answer();
  }

  private void fill() {
    state.admit(a);
    state.admit(b);
    state.admit(c);
    effects();
  }

  private void assertEffects(Effect... expected) {
    assertEquals(List.of(expected), effects());
  }

  private List<Effect> effects() {
    List<Effect> all = new ArrayList<>();
    for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
      all.add(effect);
    }
    return all;
  }

  private static Ticket ticket(String id) {
    return new Ticket(new Request(id, ""), t -> {}, Parker.JDK);
  }

  private static Ticket patient(String id) {
    return new Ticket(new Request(id, "").withPatience(Duration.ofSeconds(1)), t -> {}, Parker.JDK);
  }
}
