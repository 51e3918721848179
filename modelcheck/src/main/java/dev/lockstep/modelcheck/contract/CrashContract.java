package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.FailingParker;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerCrashed;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;

/** An owner that fails strands nobody: the second half of W11, and W3, W4, W5 and W12 across a crash. */
final class CrashContract {
  private static final Duration PATIENCE = Duration.ofMillis(70);
  private static final Admission STOPPED = new Admission.Refused(Refusal.STOPPED);

  private CrashContract() {}

  @Check(
      rule = "W11",
      value = "A clock that fails crashes the worker in order: what is outstanding fails, status answers.")
  static void w11_aCrashSettlesWhatIsOutstanding(Fixture f) throws Exception {
    for (Throwable cause : List.of(new IllegalStateException("no clock"), new StackOverflowError("no clock"))) {
      Worker worker = f.start(1);
      Held first = f.held(worker, "r1");
      Ticket second = f.accepted(worker, "r2");
      crash(f, worker, cause);
      expectFailed(f, first.ticket(), cause);
      expectFailed(f, second, cause);
      first.gate().awaitInterrupted();
      WorkerStatus status = worker.status();
      Expect.equal("phase", Phase.CRASHED, status.phase());
      Expect.equal("failed", 2L, status.failed());
      Expect.equal("accepted", 2L, status.accepted());
      Expect.equal("queued", 0, status.queued());
      Expect.equal("current", null, status.current());
    }
  }

  @Check(rule = "W11", value = "A crash refuses who waits for room.")
  static void w11_aCrashRefusesWhoWaits(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.held(worker, "r1");
    f.accepted(worker, "r2");
    Ticket third = worker.post(request("r3").withPatience(PATIENCE));
    f.time().awaitArmed(PATIENCE, "the patience of r3");
    crash(f, worker, new IllegalStateException("no clock"));
    Expect.equal("admission of r3", STOPPED, f.admission(third));
    Expect.equal("outcome of r3", new Outcome.NotRun(Refusal.STOPPED), f.outcome(third));
  }

  @Check(
      rule = "W11",
      value = "Whoever waits for a worker that crashes is answered, for an outcome as for a shutdown report.")
  static void w11_aCrashAnswersEveryWaiter(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    Duration ample = Duration.ofSeconds(50);
    Oneshot<ShutdownReport> stopped = worker.shutdown(new ShutdownPolicy(ample, ample));
    Client<Outcome> outcome = f.fork(() -> first.ticket().outcome().await());
    Client<ShutdownReport> report = f.fork(stopped::await);
    RuntimeException cause = new IllegalStateException("no clock");
    crash(f, worker, cause);
    Expect.instance("outcome of r1", Outcome.Failed.class, outcome.result(f.await(), "the outcome of r1"));
    Expect.equal("crash, in the report", cause, report.result(f.await(), "the shutdown report").crash());
    Expect.equal("lingering, in the report", "r1", report.result(f.await(), "the shutdown report").lingering());
    Expect.equal("alarms still armed", 0L, f.time().armed());
  }

  @Check(rule = "W11", value = "A crash while a late execution is awaited ends the wait.")
  static void w11_aCrashWhileStoppingEndsTheStop(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.stubborn(worker, "r1");
    Duration linger = Duration.ofSeconds(50);
    Oneshot<ShutdownReport> stopped = worker.shutdown(new ShutdownPolicy(Duration.ZERO, linger));
    f.time().awaitArmed(linger, "the linger period");
    RuntimeException cause = new IllegalStateException("no clock");
    crash(f, worker, cause);
    ShutdownReport report = f.await().reply(stopped, "the shutdown report");
    Expect.equal("crash, in the report", cause, report.crash());
    Expect.equal("phase", Phase.CRASHED, report.last().phase());
    Expect.equal("cancelled", 1L, report.last().cancelled());
  }

  @Check(rule = "W11", value = "A parker that fails the owner while it waits crashes the worker in order.")
  static void w11_aParkerThatFailsTheOwnerCrashesInOrder(Fixture f) throws Exception {
    FailingParker parker = new FailingParker();
    Worker worker = f.start(WorkerPolicy.ofCapacity(1), f.seams().withParker(parker));
    Thread owner = f.owner();
    Held first = f.held(worker, "r1");
    parker.fail(owner);
    f.await().reply(worker.query(), "a query"); // wakes the owner, which then waits again
    Outcome.Failed failed = Expect.instance("outcome of r1", Outcome.Failed.class, f.outcome(first.ticket()));
    Expect.instance("cause", WorkerCrashed.class, failed.cause());
    Expect.equal("phase", Phase.CRASHED, worker.status().phase());
    f.await().ended(owner, "the end of the owner's thread");
  }

  @Check(
      rule = "W4",
      value = "A crashed worker answers every later call: refused, stopped, the final status, the report.")
  static void w4_aCrashedWorkerAnswers(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Ticket first = f.accepted(worker, "r1");
    f.outcome(first);
    RuntimeException cause = new IllegalStateException("no clock");
    crash(f, worker, cause);
    Ticket second = worker.post(request("r2").withPatience(PATIENCE).withTimeLimit(PATIENCE));
    Expect.equal("admission of r2", STOPPED, f.admission(second));
    Expect.equal("outcome of r2", new Outcome.NotRun(Refusal.STOPPED), f.outcome(second));
    first.cancel();
    ShutdownReport report = f.await().reply(worker.shutdown(ShutdownPolicy.DEFAULT), "the shutdown report");
    Expect.equal("crash, in the report", cause, report.crash());
    Expect.equal("query", report.last(), f.await().reply(worker.query(), "a query"));
    Expect.equal("status", report.last(), worker.status());
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first));
  }

  @Check(rule = "W12", value = "A crashed worker is not healthy.")
  static void w12_aCrashedWorkerIsNotHealthy(Fixture f) throws Exception {
    Worker worker = f.start(1);
    crash(f, worker, new IllegalStateException("no clock"));
    Expect.equal("health", Health.STOPPED, worker.probe(f.await().limit()));
  }

  @Check(rule = "W3", value = "A crash counts what it fails once, and the late end of the execution counts nothing.")
  static void w3_aCrashCountsWhatItFails(Fixture f) throws Exception {
    Worker worker = f.start(2);
    f.roundTrip(worker, "r1");
    Held second = f.stubborn(worker, "r2");
    f.accepted(worker, "r3");
    crash(f, worker, new IllegalStateException("no clock"));
    f.outcome(second.ticket());
    WorkerStatus before = worker.status();
    Expect.equal("failed", 2L, before.failed());
    Expect.equal("completed", 1L, before.completed());
    Expect.equal("accepted", 3L, before.accepted());
    second.gate().open();
    for (Thread left : f.threadsAlive()) {
      f.await().ended(left, "the end of " + left.getName());
    }
    Expect.equal("status after the late end", before, worker.status());
  }

  @Check(rule = "W5", value = "A client whose request failed in a crash finds it counted.")
  static void w5_aCrashIsCountedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    var seen =
        f.observation(
            () -> {
              f.outcome(first.ticket());
              return worker.status().failed();
            });
    f.runner().interrupt().once(seen);
    crash(f, worker, new IllegalStateException("no clock"));
    Expect.equal("failed, read with the outcome in hand", 1L, seen.result());
  }

  /** Lets the clock fail once, in a step that a query causes; the query must be answered all the same. */
  private static void crash(Fixture f, Worker worker, Throwable cause) throws InterruptedException {
    f.time().reading().throwOnce(cause);
    Oneshot<WorkerStatus> query = worker.query();
    Expect.equal("phase, by the query that met the crash", Phase.CRASHED, f.await().reply(query, "a query").phase());
    Expect.that(f.time().reading().isSpent(), "the worker took a step without asking its clock");
  }

  private static void expectFailed(Fixture f, Ticket ticket, Throwable cause) throws InterruptedException {
    String id = ticket.request().id();
    Outcome.Failed failed = Expect.instance("outcome of " + id, Outcome.Failed.class, f.outcome(ticket));
    Expect.instance("cause of the failure of " + id, WorkerCrashed.class, failed.cause());
    Expect.equal("cause of the crash", cause, failed.cause().getCause());
  }
}
