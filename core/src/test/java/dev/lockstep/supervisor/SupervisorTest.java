package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.supervisor.Rig.Kind;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerCrashed;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The supervisor with real workers of either kind, in surroundings that the tests control. */
class SupervisorTest {
  private static final Outcome BY_CLIENT = new Outcome.Cancelled(Outcome.Canceller.CLIENT);

  private static final PoolPolicy POLICY =
      new PoolPolicy(
          4,
          1,
          new WorkerPolicy(1, ms(100)),
          new ScalingPolicy(2, 3, 1, 1, 1, ms(10), ms(40)),
          new RestartPolicy(2, ms(1_000), ms(8), ms(32)),
          new HealthPolicy(ms(10), 2));

  private static final PoolPolicy FIXED = POLICY.withScaling(ScalingPolicy.fixed(2));

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Rig rig(Kind kind, PoolPolicy policy) {
    Rig rig = new Rig(kind, policy);
    rig.settle();
    return rig;
  }

  private static Outcome done(String id) {
    return new Outcome.Completed("done " + id);
  }

  private static PoolFailure.Reason reason(Oneshot<Outcome> outcome) {
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome.peek());
    return assertInstanceOf(PoolFailure.class, failed.cause()).reason();
  }

  @ParameterizedTest
  @EnumSource
  void requestsAreSpreadOverTheWorkersAndSettled(Kind kind) {
    Rig rig = rig(kind, FIXED);
    assertEquals(2, rig.made());
    PoolTicket a = rig.submit("a");
    PoolTicket b = rig.submit("fails b");
    PoolTicket c = rig.submit("c");
    assertEquals(2, rig.executing());
    assertEquals(1, rig.status().pending());
    assertEquals(new Admission.Accepted(3), c.admission().peek());
    rig.allReturn();
    assertEquals(done("a"), a.outcome().peek());
    assertInstanceOf(Outcome.Failed.class, b.outcome().peek());
    assertEquals(done("c"), c.outcome().peek());
    assertEquals(new Totals(2, 1, 0, 0), rig.status().totals());
    assertEquals(List.of(), rig.contained);
  }

  @ParameterizedTest
  @EnumSource
  void s4_aDeadlineAndACancellationReachARequestWhereverItIs(Kind kind) {
    Rig rig = rig(kind, FIXED);
    PoolTicket inFlight = rig.submit(new Request("a", "").withTimeLimit(ms(5)));
    rig.submit("b");
    PoolTicket pending = rig.submit(new Request("c", "").withTimeLimit(ms(5)));
    PoolTicket cancelled = rig.submit("d");
    cancelled.cancel();
    rig.settle();
    assertEquals(BY_CLIENT, cancelled.outcome().peek());
    rig.pass(ms(5));
    assertEquals(new Outcome.TimedOut(), inFlight.outcome().peek());
    assertEquals(new Outcome.TimedOut(), pending.outcome().peek());
    rig.allReturn();
    assertEquals(new Totals(1, 0, 2, 1), rig.status().totals());
  }

  @ParameterizedTest
  @EnumSource
  void s2_aWorkerThatCrashesIsReplacedAndItsRequestFails(Kind kind) {
    Rig rig = rig(kind, FIXED);
    PoolTicket a = rig.submit("a");
    PoolTicket b = rig.submit("b");
    rig.crash(0);
    assertInstanceOf(
        WorkerCrashed.class, assertInstanceOf(Outcome.Failed.class, a.outcome().peek()).cause());
    assertEquals(1, rig.status().live());
    assertEquals(1, rig.status().restarting());
    assertEquals(PoolHealth.DEGRADED, rig.status().health());
    rig.pass(ms(8));
    assertEquals(3, rig.made());
    assertEquals(2, rig.status().live());
    assertEquals(0, rig.status().lingering(), "it has ended");
    assertNull(b.outcome().peek());
  }

  @ParameterizedTest
  @EnumSource
  void s4_withRetryAnotherWorkerTakesOver(Kind kind) {
    Rig rig = rig(kind, FIXED.withAttempts(2));
    PoolTicket a = rig.submit("a");
    rig.crash(0);
    assertNull(a.outcome().peek());
    rig.allReturn();
    assertEquals(done("a"), a.outcome().peek());
    assertEquals(2, rig.metered.getFirst().attempts());
  }

  @ParameterizedTest
  @EnumSource
  void s4_aPipelineThatRethrowsAnotherWorkersCrashIsNotTriedAgain(Kind kind) {
    Rig rig = rig(kind, FIXED.withAttempts(2));
    PoolTicket a = rig.submit("rethrows a");
    rig.returns();
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, a.outcome().peek());
    assertInstanceOf(WorkerCrashed.class, failed.cause().getCause());
    assertEquals(1, rig.metered.getFirst().attempts());
    assertEquals(0, rig.executing());
  }

  @ParameterizedTest
  @EnumSource
  void s4_aCourierThatWasHeldUpDoesNotGiveWhatIsCancelled(Kind kind) {
    Rig rig = rig(kind, FIXED);
    Owner<?> courier = rig.holdUpACourier();
    PoolTicket a = rig.submit("a");
    a.cancel();
    rig.settle();
    assertEquals(BY_CLIENT, a.outcome().peek());
    rig.wakeUp(courier);
    assertEquals(0, rig.executing());
    rig.submit("b");
    rig.submit("c");
    assertEquals(2, rig.executing(), "its worker has room again");
  }

  @ParameterizedTest
  @EnumSource
  void s4_aCourierThatWasHeldUpDoesNotGiveWhatAnotherWorkerHasDone(Kind kind) {
    Rig rig = rig(kind, FIXED.withAttempts(2));
    Owner<?> courier = rig.holdUpACourier();
    PoolTicket a = rig.submit("a");
    rig.pass(ms(40));
    rig.returns();
    assertEquals(done("a"), a.outcome().peek());
    rig.wakeUp(courier);
    assertEquals(0, rig.executing());
    assertEquals(0, rig.status().lingering(), "its worker was made, and dismissed");
  }

  @ParameterizedTest
  @EnumSource
  void s4_aRequestForAWorkerThatHasJustCrashedIsNotLost(Kind kind) {
    Rig rig = rig(kind, FIXED);
    PoolTicket a = rig.supervisor.submit(new Request("a", ""));
    rig.supervisor.owner().turn(); // it is given to the first worker, which its courier has not been told yet
    rig.crash(0);
    rig.allReturn();
    assertEquals(done("a"), a.outcome().peek());
    assertEquals(1, rig.metered.getFirst().attempts());
  }

  @ParameterizedTest
  @EnumSource
  void s2_anExecutionBeyondItsLimitCostsTheWorkerItsPlace(Kind kind) {
    Rig rig = rig(kind, FIXED);
    PoolTicket a = rig.submit("a");
    rig.pass(ms(150));
    assertEquals(PoolFailure.Reason.WORKER_LOST, reason(a.outcome()));
    assertEquals(3, rig.made());
    rig.returns();
    assertEquals(new Totals(0, 1, 0, 0), rig.status().totals(), "what it still says changes nothing");
  }

  @Test
  void s2_aWorkerThatHangsIsReplacedAndFencedOffWhenItComesBack() {
    Rig rig = rig(Kind.CHANNEL, FIXED);
    PoolTicket a = rig.submit("a");
    Owner<?> hung = rig.hang(0);
    rig.pass(ms(40));
    assertEquals(PoolFailure.Reason.WORKER_LOST, reason(a.outcome()));
    assertEquals(2, rig.status().live());
    assertEquals(1, rig.status().lingering());
    rig.returns();
    rig.wakeUp(hung);
    assertEquals(1, rig.status().fenced());
    assertEquals(0, rig.status().lingering());
    assertEquals(new Totals(0, 1, 0, 0), rig.status().totals());
    assertEquals(1, rig.metered.size());
  }

  @Test
  void s6_aWorkerThatHangsHoldsUpNobodyElse() {
    Rig rig = rig(Kind.CHANNEL, FIXED);
    rig.hang(0);
    rig.submit("stuck");
    PoolTicket b = rig.submit("b");
    PoolTicket c = rig.submit("c");
    rig.returns();
    rig.returns();
    assertEquals(done("b"), b.outcome().peek());
    assertEquals(done("c"), c.outcome().peek());
    assertEquals(2, rig.status().live());
    assertEquals(new Scaling.Target(2), scaled(rig, 1));
  }

  private static Scaling scaled(Rig rig, int size) {
    Oneshot<Scaling> reply = rig.supervisor.scaleTo(size);
    rig.settle();
    return rig.reply(reply.peek());
  }

  @ParameterizedTest
  @EnumSource
  void s3_workersThatCannotBeMadeLeadToEscalationAndEverybodyIsAnswered(Kind kind) {
    Rig rig = new Rig(kind, FIXED);
    rig.factoryFails = true;
    PoolTicket a = rig.submit("a");
    rig.pass(ms(200));
    assertEquals(PoolPhase.ESCALATED, rig.status().phase());
    assertEquals(PoolFailure.Reason.ESCALATED, reason(a.outcome()));
    assertEquals(0, rig.metered.getFirst().attempts(), "no worker ever had it");
    assertEquals(new Admission.Refused(Refusal.STOPPED), rig.submit("b").admission().peek());
    Oneshot<PoolReport> end = rig.supervisor.shutdown(ShutdownPolicy.DEFAULT);
    rig.settle();
    assertTrue(rig.reply(end.peek()).escalated());
    assertEquals(List.of("a"), rig.reply(end.peek()).abandoned());
  }

  @ParameterizedTest
  @EnumSource
  void s7_thePoolGrowsUnderLoadAndShrinksWhenIdle(Kind kind) {
    Rig rig = rig(kind, POLICY);
    for (int i = 0; i < 5; i++) {
      rig.submit("r" + i);
    }
    rig.pass(ms(10));
    assertEquals(3, rig.status().live());
    assertEquals(3, rig.executing());
    rig.allReturn();
    rig.pass(ms(60));
    assertEquals(2, rig.status().live());
    assertEquals(0, rig.status().retiring());
    assertEquals(0, rig.status().lingering());
    assertEquals(5, rig.status().totals().completed());
  }

  @ParameterizedTest
  @EnumSource
  void s11_everyCommandIsAnsweredAlsoAfterTheEnd(Kind kind) {
    Rig rig = rig(kind, POLICY);
    Oneshot<Scaling> more = rig.supervisor.addWorker();
    Oneshot<Scaling> fewer = rig.supervisor.removeWorker();
    Oneshot<PoolStatus> status = rig.supervisor.poolStatus();
    rig.settle();
    assertEquals(new Scaling.Target(3), more.peek());
    assertEquals(new Scaling.Target(2), fewer.peek());
    assertSame(PoolPhase.RUNNING, rig.reply(status.peek()).phase());
    Oneshot<PoolReport> end = rig.supervisor.shutdown(ShutdownPolicy.DEFAULT);
    Oneshot<PoolReport> again = rig.supervisor.shutdown(ShutdownPolicy.NOW);
    rig.settle();
    assertSame(rig.reply(end.peek()), again.peek());
    assertEquals(new Scaling.Refused(Refusal.STOPPED), rig.supervisor.addWorker().peek());
    assertEquals(rig.status(), rig.supervisor.poolStatus().peek());
    assertEquals(new Outcome.NotRun(Refusal.STOPPED), rig.submit("late").outcome().peek());
    assertEquals(rig.status(), rig.reply(end.peek()).last());
    assertEquals(0, rig.armed(), "no alarm is left");
  }

  @ParameterizedTest
  @EnumSource
  void s9_aShutdownCancelsWhatIsLeftAndNamesWhatLingers(Kind kind) {
    Rig rig = rig(kind, FIXED);
    for (String id : List.of("a", "b", "c")) {
      rig.submit(id);
    }
    Oneshot<PoolReport> end = rig.supervisor.shutdown(new ShutdownPolicy(ms(5), ms(7)));
    rig.settle();
    rig.returns();
    rig.pass(ms(5));
    assertEquals(PoolPhase.CANCELLING, rig.status().phase());
    rig.pass(ms(7));
    PoolReport report = rig.reply(end.peek());
    assertEquals(List.of("b", "c"), report.abandoned());
    assertEquals(1, report.last().totals().completed());
    assertEquals(2, report.leftBehind().size(), "neither pipeline returned: " + report.leftBehind());
  }

  @ParameterizedTest
  @EnumSource
  void s5_eachAcceptedRequestHasOneResult(Kind kind) {
    Rig rig = new Rig(kind, FIXED);
    Subscription<PoolResult> results = rig.supervisor.results().subscribe(SubscriptionPolicy.block(8));
    rig.submit("a");
    rig.submit("b").cancel();
    rig.settle();
    rig.submit("c");
    rig.allReturn();
    rig.supervisor.shutdown(ShutdownPolicy.NOW);
    rig.settle();
    assertResult(results, 2, BY_CLIENT);
    assertResult(results, 1, done("a"));
    assertResult(results, 3, done("c"));
    assertEquals(new Delivery.Ended<>(Delivery.Reason.CLOSED), results.poll());
    assertEquals(3, rig.metered.size());
  }

  private static void assertResult(Subscription<PoolResult> results, long sequence, Outcome outcome) {
    if (results.poll() instanceof Delivery.Value<PoolResult>(PoolResult result)) {
      assertEquals(sequence, result.sequence());
      assertEquals(outcome, result.outcome());
    } else {
      throw new AssertionError("there is no result " + sequence);
    }
  }

  @ParameterizedTest
  @EnumSource
  void b2_aSubscriberThatBlocksStopsTheIntakeAtItsBoundAndNothingElse(Kind kind) {
    Rig rig = rig(kind, FIXED.withIntake(1));
    Subscription<PoolResult> results = rig.supervisor.results().subscribe(SubscriptionPolicy.block(1));
    PoolTicket a = rig.submit("a");
    PoolTicket b = rig.submit("b");
    rig.allReturn();
    assertEquals(done("b"), b.outcome().peek());
    assertEquals(done("a"), a.outcome().peek());
    assertEquals(new Admission.Refused(Refusal.FULL), rig.submit("c").admission().peek());
    assertResult(results, 1, done("a"));
    rig.settle();
    assertEquals(new Admission.Accepted(3), rig.submit("d").admission().peek());
  }

  @Test
  void b2_roomThatIsMadeDuringAStepIsUsedInIt() {
    Rig rig = rig(Kind.MUTEX, FIXED.withIntake(1));
    Subscription<PoolResult> results = rig.supervisor.results().subscribe(SubscriptionPolicy.block(1));
    rig.submit("a");
    rig.submit("b");
    rig.returns();
    rig.submit("c");
    rig.returns();
    PoolTicket waits = rig.submit(new Request("d", "", ms(50), null));
    assertNull(waits.admission().peek(), "a is in the subscriber's buffer, and b is kept");
    rig.whenMetered = results::unsubscribe;
    rig.returnsUnheard();
    rig.supervisor.owner().turn();
    assertEquals(new Admission.Accepted(4), waits.admission().peek());
  }

  @ParameterizedTest
  @EnumSource
  void aCrashOfTheOwnerAnswersEverybody(Kind kind) {
    Rig rig = rig(kind, FIXED);
    PoolTicket a = rig.submit("a");
    Subscription<PoolResult> results = rig.supervisor.results().subscribe(SubscriptionPolicy.cutOff(8));
    rig.clockFails = true;
    PoolTicket b = rig.submit("b");
    Oneshot<Scaling> scaled = rig.supervisor.addWorker();
    assertEquals(PoolFailure.Reason.CRASHED, reason(a.outcome()));
    assertEquals(new Outcome.NotRun(Refusal.STOPPED), b.outcome().peek());
    assertEquals(new Scaling.Refused(Refusal.STOPPED), scaled.peek());
    assertEquals(PoolPhase.CRASHED, rig.status().phase());
    assertResult(results, 1, rig.reply(a.outcome().peek()));
    PoolReport report = rig.reply(rig.supervisor.shutdown(ShutdownPolicy.NOW).peek());
    assertInstanceOf(IllegalStateException.class, report.crash());
    assertEquals(2, report.leftBehind().size(), "it could not wait for its workers");
    assertEquals(0, rig.armed());
  }

  @ParameterizedTest
  @EnumSource
  void seamsThatFailAreContained(Kind kind) {
    Rig rig = new Rig(kind, FIXED);
    rig.threadsFail = true;
    PoolTicket a = rig.submit("a");
    assertEquals(0, rig.made());
    assertEquals(2, rig.status().restarting());
    rig.threadsFail = false;
    rig.chanceFails = true;
    rig.meterFails = true;
    rig.pass(ms(8));
    rig.allReturn();
    assertEquals(done("a"), a.outcome().peek());
    rig.timerFails = true;
    PoolTicket limited = rig.submit(new Request("l", "").withTimeLimit(ms(5)));
    assertEquals(new Outcome.TimedOut(), limited.outcome().peek(), "an alarm that cannot be armed has gone off");
    rig.pass(ms(50));
    assertEquals(2, rig.status().live());
    assertTrue(rig.contained.size() > 3);
  }

  @Test
  void aSupervisorWithoutAThreadCrashesAndAnswersEverybody() {
    Rig rig = new Rig(Kind.CHANNEL, FIXED);
    PoolTicket early = rig.supervisor.submit(new Request("early", ""));
    rig.threadsFail = true;
    assertThrows(IllegalStateException.class, rig.supervisor::start);
    assertEquals(new Outcome.NotRun(Refusal.STOPPED), early.outcome().peek());
    assertEquals(0, rig.made());
    PoolReport report = rig.reply(rig.supervisor.shutdown(ShutdownPolicy.DEFAULT).peek());
    assertEquals(List.of(), report.leftBehind());
  }
}
