package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.GatedPipeline;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;

/** One execution at a time, also when it lingers (W1), and status while it is at work (W6). */
final class ExecutionContract {
  private ExecutionContract() {}

  @Check(rule = "W1", value = "However many clients post and cancel, no two executions overlap.")
  static void w1_oneExecutionAtATime(Fixture f) throws Exception {
    Worker worker = f.start(4);
    f.race(
        4,
        i ->
            () -> {
              for (int n = 0; n < 25; n++) {
                Ticket ticket = worker.post(request("c" + i + "." + n).withPatience(Duration.ofSeconds(9)));
                if (n % 3 == 0) {
                  ticket.cancel();
                }
                f.outcome(ticket);
              }
              return "done";
            });
    Expect.equal("executions at a time", 1, f.pipeline().mostAtATime());
  }

  @Check(
      rule = "W1",
      value = "While a cancelled execution lingers, status says so and the next request waits for its end.")
  static void w1_nothingStartsWhileAnExecutionLingers(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.stubborn(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    first.ticket().cancel();
    Expect.equal("outcome of r1", new Outcome.Cancelled(Outcome.Canceller.CLIENT), f.outcome(first.ticket()));
    expectLingering(worker.status(), 1);
    Ticket third = f.accepted(worker, "r3");
    expectLingering(worker.status(), 2);
    Expect.equal("what started while r1 lingered", List.of("r1"), f.pipeline().started());
    first.gate().open();
    Expect.equal("outcome of r2", new Outcome.Completed("done r2"), f.outcome(second));
    Expect.equal("outcome of r3", new Outcome.Completed("done r3"), f.outcome(third));
    Expect.equal("executions at a time", 1, f.pipeline().mostAtATime());
    Expect.equal("execution at rest", Execution.NONE, worker.status().execution());
  }

  @Check(
      rule = "W1",
      value = "A request that comes while an execution lingers and nothing is queued does not start either.")
  static void w1_aNewcomerWaitsForTheLingeringExecution(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Duration limit = Duration.ofMillis(30);
    GatedPipeline.Gate gate = f.pipeline().holdStubbornly("r1");
    Ticket first = f.accepted(worker, request("r1").withTimeLimit(limit));
    gate.awaitEntered();
    f.time().awaitArmed(limit, "the deadline of r1");
    f.time().advance(limit);
    Expect.equal("outcome of r1", new Outcome.TimedOut(), f.outcome(first));
    Ticket second = f.accepted(worker, "r2");
    expectLingering(worker.status(), 1);
    gate.open();
    f.outcome(second);
    Expect.equal("executions at a time", 1, f.pipeline().mostAtATime());
  }

  @Check(rule = "W1", value = "A shutdown that drains lets the lingering execution leave and then runs what is queued.")
  static void w1_drainingGoesOnAfterTheLingeringExecution(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.stubborn(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    first.ticket().cancel();
    f.outcome(first.ticket());
    var stopped = worker.shutdown(new ShutdownPolicy(Duration.ofSeconds(50), Duration.ofSeconds(50)));
    WorkerStatus draining = f.awaitStatus(worker, status -> status.phase() != Phase.OPEN, "a phase other than OPEN");
    Expect.equal("phase while r1 lingers and r2 is queued", Phase.DRAINING, draining.phase());
    expectLingering(draining, 1);
    first.gate().open();
    Expect.equal("outcome of r2", new Outcome.Completed("done r2"), f.outcome(second));
    ShutdownReport report = f.await().reply(stopped, "the shutdown report");
    Expect.equal("lingering, in the report", null, report.lingering());
    Expect.equal("executions at a time", 1, f.pipeline().mostAtATime());
  }

  @Check(
      rule = "W1",
      value = "An execution that outlasts the linger period is reported, and its late end changes nothing.")
  static void w1_anExecutionThatIsLeftBehindIsReported(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.stubborn(worker, "r1");
    Duration linger = Duration.ofMillis(90);
    var stopped = worker.shutdown(new ShutdownPolicy(Duration.ZERO, linger));
    f.time().awaitArmed(linger, "the linger period");
    expectLingering(worker.status(), 0);
    Expect.equal("phase while r1 lingers", Phase.CANCELLING, worker.status().phase());
    f.time().advance(linger);
    ShutdownReport report = f.await().reply(stopped, "the shutdown report");
    Expect.equal("lingering, in the report", "r1", report.lingering());
    expectLingering(report.last(), 0);
    first.gate().open();
    for (Thread left : f.threadsAlive()) {
      f.await().ended(left, "the end of " + left.getName());
    }
    Expect.equal("status after the late end", report.last(), worker.status());
  }

  @Check(rule = "W6", value = "Status and query are answered while a request is in flight, and show it.")
  static void w6_statusIsAnsweredWhileARequestIsInFlight(Fixture f) throws Exception {
    Worker worker = f.start(1);
    GatedPipeline.Gate gate = f.pipeline().hold("r1");
    Client<Ticket> poster = f.fork(() -> worker.post(request("r1")));
    gate.awaitEntered();
    WorkerStatus status = f.fork(worker::status).result(f.await(), "a status while r1 is in flight");
    Expect.equal("current", "r1", status.current());
    Expect.equal("execution", Execution.RUNNING, status.execution());
    WorkerStatus asked = f.fork(() -> worker.query().await()).result(f.await(), "a query while r1 is in flight");
    Expect.equal("current, by query", "r1", asked.current());
    gate.open();
    f.outcome(poster.result(f.await(), "the return of post"));
  }

  @Check(rule = "W6", value = "Submissions, cancellations and probes are answered while a request is in flight.")
  static void w6_everyCallIsAnsweredWhileARequestIsInFlight(Fixture f) throws Exception {
    Worker worker = f.start(1);
    GatedPipeline.Gate gate = f.pipeline().hold("r1");
    Client<Ticket> poster = f.fork(() -> worker.post(request("r1")));
    gate.awaitEntered();
    Outcome cancelled =
        f.fork(
                () -> {
                  Ticket second = f.accepted(worker, "r2");
                  second.cancel();
                  return f.outcome(second);
                })
            .result(f.await(), "a submission and its cancellation while r1 is in flight");
    Expect.equal("outcome of r2", new Outcome.Cancelled(Outcome.Canceller.CLIENT), cancelled);
    f.fork(() -> worker.probe(f.await().limit())).result(f.await(), "a probe while r1 is in flight");
    gate.open();
    f.outcome(poster.result(f.await(), "the return of post"));
  }

  @Check(
      rule = "W6",
      value = "Status is answered while an execution lingers, also while the worker shuts down, and shows it.")
  static void w6_statusIsAnsweredWhileAnExecutionLingers(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.stubborn(worker, "r1");
    first.ticket().cancel();
    f.outcome(first.ticket());
    expectLingering(f.fork(worker::status).result(f.await(), "a status while r1 lingers"), 0);
    worker.shutdown(new ShutdownPolicy(Duration.ZERO, Duration.ofSeconds(50)));
    f.awaitStatus(worker, status -> status.phase() == Phase.CANCELLING, "phase CANCELLING");
    expectLingering(f.fork(worker::status).result(f.await(), "a status while r1 lingers and the worker stops"), 0);
  }

  @Check(rule = "W6", value = "A pipeline may ask its own worker for its status, and post to it.")
  static void w6_aPipelineMayTalkToItsWorker(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Ticket[] second = new Ticket[1];
    f.pipeline()
        .answer(
            "r1",
            () -> {
              second[0] = f.accepted(worker, "r2");
              return worker.status().current() + " " + worker.query().await().queued();
            });
    Ticket first = f.fork(() -> worker.post(request("r1"))).result(f.await(), "the return of post");
    Expect.equal("what the pipeline saw", new Outcome.Completed("r1 1"), f.outcome(first));
    Expect.equal("outcome of r2", new Outcome.Completed("done r2"), f.outcome(second[0]));
  }

  private static void expectLingering(WorkerStatus status, int queued) {
    Expect.equal("current while an execution lingers", null, status.current());
    Expect.equal("execution while one lingers", Execution.LINGERING, status.execution());
    Expect.equal("queued while an execution lingers", queued, status.queued());
  }
}
