package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Timer;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The end of a worker in order: W10. */
final class ShutdownContract {
  private static final Outcome CANCELLED = new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN);
  private static final Duration GRACE = Duration.ofMillis(200);
  private static final Duration LINGER = Duration.ofMillis(90);
  private static final ShutdownPolicy PATIENT = new ShutdownPolicy(GRACE, LINGER);

  private ShutdownContract() {}

  @Check(rule = "W10", value = "An idle worker stops at once, and reports its final status.")
  static void w10_anIdleWorkerStops(Fixture f) throws Exception {
    for (ShutdownPolicy policy : List.of(PATIENT, ShutdownPolicy.NOW, ShutdownPolicy.DEFAULT)) {
      Worker worker = f.start(1);
      f.roundTrip(worker, "r1");
      ShutdownReport report = report(f, worker.shutdown(policy));
      Expect.equal("phase", Phase.STOPPED, report.last().phase());
      Expect.equal("completed", 1L, report.last().completed());
      Expect.equal("status after the stop", report.last(), worker.status());
      Expect.equal("lingering", null, report.lingering());
      Expect.equal("crash", null, report.crash());
    }
  }

  @Check(rule = "W10", value = "Accepted requests finish within the grace period, new ones are refused.")
  static void w10_acceptedRequestsAreDrained(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    Ticket third = f.accepted(worker, "r3");
    Oneshot<ShutdownReport> stopped = worker.shutdown(PATIENT);
    f.time().awaitArmed(GRACE, "the grace period");
    Expect.equal("phase", Phase.DRAINING, worker.status().phase());
    second.cancel();
    f.outcome(second);
    Expect.equal(
        "admission of r4", new Admission.Refused(Refusal.STOPPING), f.admission(worker.post(request("r4"))));
    first.gate().open();
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first.ticket()));
    Expect.equal("outcome of r3", new Outcome.Completed("done r3"), f.outcome(third));
    WorkerStatus last = report(f, stopped).last();
    Expect.equal("phase", Phase.STOPPED, last.phase());
    Expect.equal("completed", 2L, last.completed());
    Expect.equal("alarms still armed", 0L, f.time().armed());
  }

  @Check(
      rule = "W10",
      value = "When the grace period is over, everything left is cancelled, and the execution interrupted.")
  static void w10_afterTheGracePeriodTheRestIsCancelled(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, request("r2").withTimeLimit(Duration.ofSeconds(40)));
    Oneshot<ShutdownReport> stopped = worker.shutdown(PATIENT);
    f.time().awaitArmed(GRACE, "the grace period");
    f.time().advance(GRACE.minusNanos(1));
    f.await().reply(worker.query(), "a query");
    Expect.equal("outcome of r1 within the grace period", null, first.ticket().outcome().peek());
    f.time().advance(Duration.ofNanos(1));
    expectAllCancelled(f, stopped, first, second);
    Expect.equal("alarms still armed", 0L, f.time().armed());
  }

  @Check(
      rule = "W10",
      value = "With a grace period of zero, everything is cancelled at once, also while a request is in flight.")
  static void w10_withoutGraceEverythingIsCancelledAtOnce(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    expectAllCancelled(f, worker.shutdown(new ShutdownPolicy(Duration.ZERO, LINGER)), first, second);
  }

  private static void expectAllCancelled(Fixture f, Oneshot<ShutdownReport> stopped, Held first, Ticket second)
      throws InterruptedException {
    Expect.equal("outcome of r1", CANCELLED, f.outcome(first.ticket()));
    Expect.equal("outcome of r2", CANCELLED, f.outcome(second));
    first.gate().awaitInterrupted();
    ShutdownReport report = report(f, stopped);
    Expect.equal("phase", Phase.STOPPED, report.last().phase());
    Expect.equal("cancelled", 2L, report.last().cancelled());
    Expect.equal("queued", 0, report.last().queued());
    Expect.equal("lingering", null, report.lingering());
    Expect.equal("execution", Execution.NONE, report.last().execution());
    Expect.equal("what ran", List.of("r1"), f.pipeline().started());
  }

  @Check(rule = "W10", value = "Only the first call's policy counts; every caller gets the same report.")
  static void w10_onlyTheFirstPolicyCounts(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    Oneshot<ShutdownReport> one = worker.shutdown(PATIENT);
    f.time().awaitArmed(GRACE, "the grace period");
    Oneshot<ShutdownReport> two = worker.shutdown(ShutdownPolicy.NOW);
    f.await().reply(worker.query(), "a query");
    Expect.equal("phase after a second shutdown without grace", Phase.DRAINING, worker.status().phase());
    first.gate().open();
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first.ticket()));
    ShutdownReport report = report(f, one);
    Expect.equal("the second caller's report", report, report(f, two));
    Expect.equal("a late caller's report", report, report(f, worker.shutdown(ShutdownPolicy.DEFAULT)));
  }

  @Check(rule = "W10", value = "When 8 threads shut down at once, each its own way, all of them get the same report.")
  static void w10_racingCallersGetTheSameReport(Fixture f) throws Exception {
    for (int round = 0; round < 10; round++) {
      Worker worker = f.start(3);
      for (int i = 0; i < 3; i++) {
        worker.post(request("r" + i));
      }
      List<ShutdownReport> reports =
          f.race(8, i -> () -> report(f, worker.shutdown(i % 2 == 0 ? ShutdownPolicy.NOW : ShutdownPolicy.DEFAULT)));
      for (ShutdownReport report : reports) {
        Expect.equal("a racing caller's report", reports.getFirst(), report);
      }
      Expect.equal("status", reports.getFirst().last(), worker.status());
    }
  }

  @Check(rule = "W10", value = "A pipeline may shut its own worker down.")
  static void w10_fromInsideThePipeline(Fixture f) throws Exception {
    Worker worker = f.start(1);
    AtomicReference<Oneshot<ShutdownReport>> stopped = new AtomicReference<>();
    f.pipeline()
        .answer(
            "r1",
            () -> {
              stopped.set(worker.shutdown(ShutdownPolicy.DEFAULT));
              return "stopping";
            });
    Expect.equal("outcome of r1", new Outcome.Completed("stopping"), f.outcome(f.accepted(worker, "r1")));
    Expect.equal("completed", 1L, report(f, Objects.requireNonNull(stopped.get())).last().completed());
  }

  @Check(rule = "W10", value = "A seam may shut the worker down that calls it.")
  static void w10_fromInsideASeam(Fixture f) throws Exception {
    Worker worker = f.start(1);
    AtomicReference<Oneshot<ShutdownReport>> stopped = new AtomicReference<>();
    f.runner().beforeStart().once(() -> stopped.set(worker.shutdown(PATIENT)));
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(f.accepted(worker, "r1")));
    Expect.equal("completed", 1L, report(f, Objects.requireNonNull(stopped.get())).last().completed());
  }

  @Check(
      rule = "W10",
      value = "After the stop every call is answered: refused, stopped, the final status, the same report.")
  static void w10_afterTheStopEveryCallIsAnswered(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Ticket first = f.accepted(worker, "r1");
    f.outcome(first);
    ShutdownReport report = report(f, worker.shutdown(PATIENT));
    f.time().jump(Duration.ofSeconds(5));
    Ticket second = worker.post(request("r2").withPatience(GRACE).withTimeLimit(GRACE));
    Expect.equal("admission of r2", new Admission.Refused(Refusal.STOPPED), f.admission(second));
    Expect.equal("outcome of r2", new Outcome.NotRun(Refusal.STOPPED), f.outcome(second));
    first.cancel();
    second.cancel();
    f.time().fireAllAgain();
    Expect.equal("query", report.last(), f.await().reply(worker.query(), "a query"));
    Expect.equal("status", report.last(), worker.status());
    Expect.equal("health", Health.STOPPED, worker.probe(f.await().limit()));
    Expect.equal("report", report, report(f, worker.shutdown(ShutdownPolicy.NOW)));
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first));
  }

  @Check(rule = "W10", value = "A client that has the report in hand finds the final status.")
  static void w10_theFinalStatusIsPublishedBeforeTheReport(Fixture f) throws Exception {
    for (int round = 0; round < 20; round++) {
      Worker worker = f.start(2);
      worker.post(request("r1"));
      List<Boolean> same =
          f.race(
              3,
              i ->
                  () -> {
                    ShutdownReport report = report(f, worker.shutdown(PATIENT));
                    return report.last().equals(worker.status());
                  });
      Expect.equal("whether clients with the report in hand read the final status", List.of(true, true, true), same);
    }
  }

  @Check(
      rule = "W10",
      value = "With a real timer, a pipeline that ignores everything holds the end up for grace and linger only.")
  static void w10_aStubbornPipelineDoesNotPreventTheEnd(Fixture f) throws Exception {
    Worker worker =
        f.start(WorkerPolicy.ofCapacity(1), f.seams().withClock(System::nanoTime).withTimer(Timer.VIRTUAL));
    f.stubborn(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    ShutdownPolicy brief = new ShutdownPolicy(Duration.ofMillis(10), Duration.ofMillis(10));
    ShutdownReport report = report(f, worker.shutdown(brief));
    Expect.equal("lingering", "r1", report.lingering());
    Expect.equal("execution", Execution.LINGERING, report.last().execution());
    Expect.equal("outcome of r2", CANCELLED, f.outcome(second));
  }

  @Check(rule = "W10", value = "The owner's thread ends when the worker has stopped.")
  static void w10_theOwnersThreadEnds(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Thread owner = f.owner();
    report(f, worker.shutdown(PATIENT));
    f.await().ended(owner, "the end of the owner's thread");
  }

  private static ShutdownReport report(Fixture f, Oneshot<ShutdownReport> stopped) throws InterruptedException {
    return f.await().reply(stopped, "the shutdown report");
  }
}
