package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.Observation;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Acceptance and refusal: W4. */
final class AdmissionContract {
  private AdmissionContract() {}

  @Check(rule = "W4", value = "An accepted request is told its place and runs to its outcome.")
  static void w4_anAcceptedRequestIsSettled(Fixture f) throws Exception {
    Worker worker = f.start(2);
    for (int i = 1; i <= 3; i++) {
      Ticket ticket = worker.post(request("r" + i));
      Expect.equal("admission of r" + i, new Admission.Accepted(i), f.admission(ticket));
      Expect.equal("outcome of r" + i, new Outcome.Completed("done r" + i), f.outcome(ticket));
    }
  }

  @Check(rule = "W4", value = "A request that is refused because the worker is full never runs and is not counted.")
  static void w4_aRefusedRequestNeverRuns(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    expectRefused(f, worker.post(request("r3")), Refusal.FULL);
    first.gate().open();
    f.outcome(second);
    f.roundTrip(worker, "r4");
    Expect.equal("what ran", List.of("r1", "r2", "r4"), f.pipeline().started());
    Expect.equal("accepted", 3L, worker.status().accepted());
  }

  @Check(
      rule = "W4",
      value = "A submission whose patience is over is refused for good: it does not run when there is room.")
  static void w4_aSubmissionThatLostPatienceNeverRuns(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    Duration patience = Duration.ofMillis(70);
    Ticket third = worker.post(request("r3").withPatience(patience));
    f.time().awaitArmed(patience, "the patience of r3");
    f.time().advance(patience);
    expectRefused(f, third, Refusal.FULL);
    first.gate().open();
    f.outcome(second);
    f.roundTrip(worker, "r4");
    Expect.equal("what ran", List.of("r1", "r2", "r4"), f.pipeline().started());
  }

  @Check(
      rule = "W4",
      value = "While the worker drains, a submission is refused as stopping; once it has stopped, as stopped.")
  static void w4_refusalsSayWhy(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    var stopped = worker.shutdown(new ShutdownPolicy(Duration.ofSeconds(50), Duration.ZERO));
    f.awaitStatus(worker, status -> status.phase() != Phase.OPEN, "a phase other than OPEN");
    expectRefused(f, worker.post(request("r2")), Refusal.STOPPING);
    expectRefused(f, worker.post(request("r3").withPatience(Duration.ofSeconds(9))), Refusal.STOPPING);
    first.gate().open();
    f.await().reply(stopped, "the shutdown report");
    expectRefused(f, worker.post(request("r4")), Refusal.STOPPED);
    expectRefused(f, worker.post(request("r5").withPatience(Duration.ofSeconds(9))), Refusal.STOPPED);
    Expect.equal("what ran", List.of("r1"), f.pipeline().started());
    Expect.equal("accepted", 1L, worker.status().accepted());
  }

  @Check(rule = "W4", value = "A client that knows of its acceptance finds it in every status that it asks for.")
  static void w4_anAcceptanceIsPublishedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    Duration patience = Duration.ofSeconds(7);
    Ticket third = worker.post(request("r3").withPatience(patience).withTimeLimit(Duration.ofSeconds(8)));
    f.time().awaitArmed(patience, "the patience of r3");
    Callable<Long> question = () -> f.admission(third) instanceof Admission.Accepted ? worker.status().accepted() : -1;
    Observation<Long> beforePublishing = f.observation(question);
    Observation<Long> afterTelling = f.observation(question);
    f.tracing().once(beforePublishing);
    f.time().scheduling().once(afterTelling);
    second.cancel();
    Expect.equal("accepted, read with the admission in hand", 3L, afterTelling.result());
    if (beforePublishing.hasBegun()) {
      Expect.equal("accepted, read with the admission in hand", 3L, beforePublishing.result());
    }
  }

  @Check(rule = "W4", value = "A pipeline at work finds its request in the status as the current one.")
  static void w4_aStartIsPublishedBeforeThePipelineRuns(Fixture f) throws Exception {
    Worker worker = f.start(1);
    CountDownLatch asked = new CountDownLatch(1);
    f.pipeline()
        .answer(
            "r1",
            () -> {
              asked.countDown();
              WorkerStatus status = worker.status();
              return status.current() + " " + status.execution();
            });
    f.runner().afterStart().once(() -> f.await().until(() -> asked.getCount() == 0, "the question of the pipeline"));
    Expect.equal(
        "what the pipeline saw of itself",
        new Outcome.Completed("r1 " + Execution.RUNNING),
        f.outcome(f.accepted(worker, "r1")));
  }

  @Check(
      rule = "W4",
      value = "A client that is interrupted while it waits leaves its request unharmed and can wait again.")
  static void w4_anInterruptedClientCanWaitAgain(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    var waiter =
        f.fork(
            () -> {
              try {
                first.ticket().outcome().await();
                return "answered";
              } catch (InterruptedException interrupt) {
                return "interrupted";
              }
            });
    waiter.thread().interrupt();
    Expect.equal("what the interrupted client got", "interrupted", waiter.result(f.await(), "the interrupted client"));
    Expect.that(!first.gate().wasInterrupted(), "the interrupt of a client reached the execution of its request");
    first.gate().open();
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first.ticket()));
  }

  @Check(
      rule = "W4",
      value = "A client whose thread is interrupted can post, ask, cancel and shut down, and stays interrupted.")
  static void w4_anInterruptedClientIsServed(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Ticket ticket =
        interrupted(
            f,
            () -> {
              Ticket posted = worker.post(request("r1"));
              worker.query();
              worker.status();
              posted.cancel();
              return posted;
            });
    Expect.instance("admission of r1", Admission.Accepted.class, f.admission(ticket));
    f.outcome(ticket);
    Oneshot<ShutdownReport> stopped = interrupted(f, () -> worker.shutdown(ShutdownPolicy.DEFAULT));
    Expect.equal("accepted", 1L, f.await().reply(stopped, "the shutdown report").last().accepted());
  }

  private static <T> T interrupted(Fixture f, Callable<T> calls) throws Exception {
    return f.fork(
            () -> {
              Thread.currentThread().interrupt();
              T result = calls.call();
              Expect.that(Thread.interrupted(), "the worker swallowed the interrupt of its client");
              return result;
            })
        .result(f.await(), "the calls of an interrupted client");
  }

  /** What was sent to a worker in its last step. */
  private record Late(Ticket ticket, Oneshot<WorkerStatus> query, Oneshot<ShutdownReport> report) {}

  @Check(
      rule = "W4",
      value = "Whatever is sent while the worker stops is answered: submissions, queries, probes, shutdowns.")
  static void w4_whatIsSentWhileTheWorkerStopsIsAnswered(Fixture f) throws Exception {
    Worker worker = f.start(2);
    f.held(worker, "r1");
    Observation<Late> late =
        f.observation(
            () ->
                new Late(worker.post(request("r2")), worker.query(), worker.shutdown(ShutdownPolicy.DEFAULT)));
    Observation<Health> probe = f.observation(() -> worker.probe(f.await().limit()));
    f.runner()
        .interrupt()
        .once(
            () -> {
              late.run();
              probe.run();
            });
    ShutdownReport report = f.await().reply(worker.shutdown(ShutdownPolicy.NOW), "the shutdown report");
    expectRefused(f, late.result().ticket(), Refusal.STOPPED);
    Expect.equal("the late query", report.last(), f.await().reply(late.result().query(), "the late query"));
    Expect.equal("the late report", report, f.await().reply(late.result().report(), "the late shutdown"));
    Expect.equal("the late probe", Health.STOPPED, probe.result());
  }

  @Check(
      rule = "W4",
      value = "A shutdown settles every accepted request, in flight or queued, and answers every waiter.")
  static void w4_aShutdownSettlesWhatIsAccepted(Fixture f) throws Exception {
    Worker worker = f.start(2);
    List<Ticket> accepted =
        List.of(f.held(worker, "r1").ticket(), f.accepted(worker, "r2"), f.accepted(worker, "r3"));
    Duration patience = Duration.ofMillis(70);
    Ticket fourth = worker.post(request("r4").withPatience(patience));
    f.time().awaitArmed(patience, "the patience of r4");
    worker.shutdown(ShutdownPolicy.NOW);
    for (Ticket ticket : accepted) {
      Expect.equal(
          "outcome of " + ticket.request().id(), new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN), f.outcome(ticket));
    }
    expectRefused(f, fourth, Refusal.STOPPING);
  }

  @Check(
      rule = "W4",
      value = "When clients race with a shutdown, each submission is refused or settled, each query answered.")
  static void w4_nobodyIsLostInARaceWithShutdown(Fixture f) throws Exception {
    for (int round = 0; round < 20; round++) {
      Worker worker = f.start(2);
      List<Boolean> clients =
          f.race(
              4,
              i ->
                  () -> {
                    if (i == 0) {
                      worker.shutdown(new ShutdownPolicy(Duration.ofSeconds(9), Duration.ZERO));
                    }
                    Ticket ticket = worker.post(request("c" + i).withPatience(Duration.ofSeconds(9)));
                    f.await().reply(worker.query(), "a query that races with shutdown");
                    boolean refused = f.admission(ticket) instanceof Admission.Refused;
                    return refused == f.outcome(ticket) instanceof Outcome.NotRun;
                  });
      Expect.that(
          !clients.contains(false), "a client was told that it was refused, and an outcome that says otherwise");
      f.await().reply(worker.shutdown(ShutdownPolicy.NOW), "the shutdown report");
    }
  }

  private static void expectRefused(Fixture f, Ticket ticket, Refusal reason) throws InterruptedException {
    String id = ticket.request().id();
    Expect.equal("admission of " + id, new Admission.Refused(reason), f.admission(ticket));
    Expect.equal("outcome of " + id, new Outcome.NotRun(reason), f.outcome(ticket));
  }
}
