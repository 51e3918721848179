package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.LoggedAway;
import dev.lockstep.modelcheck.contract.fixture.WatchedParker;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Whoever else fails, the worker goes on: the first half of W11. */
final class ContainmentContract {
  /** Neither an exception nor an error that anybody handles: what a stopped thread used to get. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final Duration LIMIT = Duration.ofMillis(30);

  private ContainmentContract() {}

  @Check(rule = "W11", value = "Whatever a pipeline throws, exception or error, fails its own request and no other.")
  static void w11_aPipelineThatThrowsFailsItsRequest(Fixture f) throws Exception {
    Worker worker = f.start(1);
    List<Throwable> causes =
        List.of(
            new IllegalStateException("on purpose"),
            new IOException("on purpose"),
            new InterruptedException("on purpose"),
            new AssertionError("on purpose"),
            new OutOfMemoryError("on purpose"),
            new NoClassDefFoundError("on purpose"),
            new Death());
    for (Throwable cause : causes) {
      String id = cause.getClass().getSimpleName();
      f.pipeline().answer(id, throwing(cause));
      Expect.equal("outcome of a request", new Outcome.Failed(cause), f.outcome(f.accepted(worker, id)));
      f.roundTrip(worker, "after " + id);
    }
    Expect.equal("failed", (long) causes.size(), worker.status().failed());
  }

  private static Callable<String> throwing(Throwable cause) {
    return () -> {
      if (cause instanceof Error error) {
        throw error;
      }
      throw (Exception) cause;
    };
  }

  @Check(rule = "W11", value = "A pipeline whose stack overflows fails its own request and no other.")
  static void w11_aStackOverflowFailsItsRequest(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.pipeline().answer("r1", () -> descend("r1"));
    Outcome outcome = f.outcome(f.accepted(worker, "r1"));
    Outcome.Failed failed = Expect.instance("outcome of r1", Outcome.Failed.class, outcome);
    Expect.instance("cause", StackOverflowError.class, failed.cause());
    f.roundTrip(worker, "r2");
  }

  private static String descend(String text) {
    return text.isEmpty() ? text : descend(text) + text; // never empty
  }

  @Check(rule = "W11", value = "A pipeline that returns null fails its request.")
  static void w11_aNullResultFailsItsRequest(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.pipeline().answer("r1", ContainmentContract::nothing);
    Expect.instance("outcome of r1", Outcome.Failed.class, f.outcome(f.accepted(worker, "r1")));
    f.roundTrip(worker, "r2");
  }

  @SuppressWarnings("NullAway") // a defect of a pipeline, on purpose
  private static String nothing() {
    return null;
  }

  @Check(rule = "W11", value = "A runner that cannot start an execution fails that request and no other.")
  static void w11_aRunnerThatThrowsFailsTheRequest(Fixture f) throws Exception {
    Worker worker = f.start(2);
    for (Throwable cause : List.of(new IllegalStateException("no thread"), new OutOfMemoryError("no thread"))) {
      f.runner().beforeStart().throwOnce(cause);
      Expect.equal("outcome of r1", new Outcome.Failed(cause), f.outcome(f.accepted(worker, "r1")));
      f.roundTrip(worker, "r2");
      expectContained(f, cause);
    }
    Held third = f.held(worker, "r3");
    Ticket fourth = f.accepted(worker, "r4");
    Ticket fifth = f.accepted(worker, "r5");
    f.runner().beforeStart().throwOnce(new IllegalStateException("no thread"));
    third.gate().open();
    Expect.instance("outcome of r4", Outcome.Failed.class, f.outcome(fourth));
    Expect.equal("outcome of r5", new Outcome.Completed("done r5"), f.outcome(fifth));
  }

  @Check(rule = "W11", value = "A deadline, a patience or a grace period whose timer cannot be armed counts as over.")
  static void w11_anAlarmThatCannotBeArmedHasGoneOff(Fixture f) throws Exception {
    Worker worker = f.start(1);
    RuntimeException cause = new IllegalStateException("no timer");
    f.time().scheduling().throwOnce(cause);
    Ticket first = f.accepted(worker, request("r1").withTimeLimit(LIMIT));
    Expect.equal("outcome of r1", new Outcome.TimedOut(), f.outcome(first));
    expectContained(f, cause);
    Held second = f.held(worker, "r2");
    Ticket third = f.accepted(worker, "r3");
    f.time().scheduling().throwOnce(cause);
    Ticket fourth = worker.post(request("r4").withPatience(LIMIT));
    Expect.equal("admission of r4", new Admission.Refused(Refusal.FULL), f.admission(fourth));
    f.time().scheduling().throwOnce(cause);
    var stopped = worker.shutdown(new ShutdownPolicy(LIMIT, Duration.ZERO));
    Outcome cancelled = new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN);
    Expect.equal("outcome of r2", cancelled, f.outcome(second.ticket()));
    Expect.equal("outcome of r3", cancelled, f.outcome(third));
    Expect.equal("crash", null, f.await().reply(stopped, "the shutdown report").crash());
  }

  @Check(rule = "W11", value = "An execution that cannot be interrupted is cancelled all the same, and lingers.")
  static void w11_anInterruptThatThrowsIsContained(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    Error cause = new Death();
    f.runner().interrupt().throwOnce(cause);
    first.ticket().cancel();
    Expect.instance("outcome of r1", Outcome.Cancelled.class, f.outcome(first.ticket()));
    first.gate().open();
    f.roundTrip(worker, "r2");
    expectContained(f, cause);
  }

  @Check(rule = "W11", value = "An alarm that cannot be dropped is contained.")
  static void w11_aHandleThatThrowsIsContained(Fixture f) throws Exception {
    Worker worker = f.start(1);
    RuntimeException cause = new IllegalStateException("no cancel");
    f.time().cancelling().throwOnce(cause);
    Outcome outcome = f.outcome(f.accepted(worker, request("r1").withTimeLimit(LIMIT)));
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), outcome);
    f.roundTrip(worker, "r2");
    expectContained(f, cause);
  }

  @Check(rule = "W11", value = "A trace sink that throws at every step harms nobody.")
  static void w11_aTraceThatThrowsIsContained(Fixture f) throws Exception {
    Worker worker =
        f.start(
            WorkerPolicy.ofCapacity(1),
            f.seams()
                .withTrace(
                    (action, subject, after) -> {
                      throw new Death();
                    }));
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    second.cancel();
    Expect.instance("outcome of r2", Outcome.Cancelled.class, f.outcome(second));
    first.gate().open();
    f.outcome(first.ticket());
    f.await().reply(worker.query(), "a query");
    f.await().reply(worker.shutdown(ShutdownPolicy.DEFAULT), "the shutdown report");
  }

  @Check(rule = "W11", value = "A listener for contained failures that throws as well harms nobody.")
  static void w11_aListenerThatThrowsIsContained(Fixture f) throws Exception {
    LoggedAway.during(
        () -> {
          Worker worker = f.start(WorkerPolicy.ofCapacity(1), f.seams().withContained(ContainmentContract::deaf));
          RuntimeException cause = new IllegalStateException("no thread");
          f.runner().beforeStart().throwOnce(cause);
          Expect.equal("outcome of r1", new Outcome.Failed(cause), f.outcome(f.accepted(worker, "r1")));
          f.roundTrip(worker, "r2");
        });
  }

  private static void deaf(Throwable failure) {
    throw new IllegalStateException("no listener");
  }

  @Check(
      rule = "W11",
      value = "A stranger that interrupts the owner's thread neither ends the owner nor makes it spin.")
  static void w11_anInterruptDoesNotReachTheOwner(Fixture f) throws Exception {
    WatchedParker parker = new WatchedParker();
    Worker worker = f.start(WorkerPolicy.ofCapacity(1), f.seams().withParker(parker));
    Thread owner = f.owner();
    f.roundTrip(worker, "r1");
    for (int i = 0; i < 3; i++) {
      parker.awaitParked(owner, f.await());
      long before = parker.parks(owner);
      owner.interrupt();
      f.await().until(() -> parker.parks(owner) > before, "the owner to wait again after an interrupt");
      f.roundTrip(worker, "after interrupt " + i);
    }
    Expect.that(
        parker.parksInterrupted(owner) <= 3,
        "the owner went to wait with its interrupt pending, " + parker.parksInterrupted(owner) + " times: it spins");
  }

  private static void expectContained(Fixture f, Throwable cause) {
    f.await().until(() -> f.contained().contains(cause), "the listener to hear of the failure: " + cause);
  }
}
