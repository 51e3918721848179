package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.Observation;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Timer;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;

/** Deadlines: W9. */
final class DeadlineContract {
  private static final Duration LIMIT = Duration.ofMillis(30);
  private static final Outcome TIMED_OUT = new Outcome.TimedOut();

  private DeadlineContract() {}

  @Check(rule = "W9", value = "A request whose deadline passes in the queue settles as timed out, and never runs.")
  static void w9_aQueuedRequestTimesOut(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, request("r2").withTimeLimit(LIMIT));
    f.time().awaitArmed(LIMIT, "the deadline of r2");
    f.time().advance(LIMIT);
    Expect.equal("outcome of r2", TIMED_OUT, f.outcome(second));
    first.gate().open();
    f.roundTrip(worker, "r3");
    Expect.equal("what ran", List.of("r1", "r3"), f.pipeline().started());
    Expect.equal("timed out", 1L, worker.status().timedOut());
  }

  @Check(
      rule = "W9",
      value = "A request whose deadline passes in flight settles as timed out at once, and is interrupted.")
  static void w9_aRequestInFlightTimesOut(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, request("r1").withTimeLimit(LIMIT));
    f.time().awaitArmed(LIMIT, "the deadline of r1");
    f.time().advance(LIMIT);
    Expect.equal("outcome of r1", TIMED_OUT, f.outcome(first.ticket()));
    first.gate().awaitInterrupted();
    f.roundTrip(worker, "r2");
    Expect.equal("timed out", 1L, worker.status().timedOut());
  }

  @Check(
      rule = "W9",
      value = "A request that waited in the queue is still timed out when its deadline passes in flight.")
  static void w9_aRequestThatWasQueuedTimesOutInFlight(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    var gate = f.pipeline().hold("r2");
    Ticket second = f.accepted(worker, request("r2").withTimeLimit(LIMIT));
    f.time().awaitArmed(LIMIT, "the deadline of r2");
    first.gate().open();
    gate.awaitEntered();
    f.time().advance(LIMIT);
    Expect.equal("outcome of r2", TIMED_OUT, f.outcome(second));
    gate.awaitInterrupted();
  }

  @Check(rule = "W9", value = "No request times out before its limit has passed.")
  static void w9_nothingTimesOutEarly(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, request("r1").withTimeLimit(LIMIT));
    f.time().awaitArmed(LIMIT, "the deadline of r1");
    f.time().advance(LIMIT.minusNanos(1));
    f.await().reply(worker.query(), "a query");
    Expect.equal("outcome before the deadline", null, first.ticket().outcome().peek());
    first.gate().open();
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first.ticket()));
  }

  @Check(
      rule = "W9",
      value = "The deadline of a request that has settled is dropped, and changes nothing if it goes off all the same.")
  static void w9_aLateAlarmChangesNothing(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Ticket first = f.accepted(worker, request("r1").withTimeLimit(LIMIT));
    f.outcome(first);
    Held second = f.held(worker, "r2");
    Expect.equal("alarms still armed for r1", 0L, f.time().armed(LIMIT));
    f.time().fireAllAgain();
    f.await().reply(worker.query(), "a query");
    f.accepted(worker, "r3");
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(first));
    Expect.equal("current", "r2", worker.status().current());
    second.gate().open();
    Expect.equal("outcome of r2", new Outcome.Completed("done r2"), f.outcome(second.ticket()));
    Expect.equal("timed out", 0L, worker.status().timedOut());
    Expect.that(!second.gate().wasInterrupted(), "the deadline of r1 interrupted the execution of r2");
  }

  @Check(
      rule = "W9",
      value = "The limit counts from acceptance: the time that a submission waits for room is not part of it.")
  static void w9_theLimitCountsFromAcceptance(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Duration patience = Duration.ofSeconds(9);
    Held first = f.held(worker, "r1");
    var gate = f.pipeline().hold("r2");
    f.accepted(worker, "r2");
    Ticket third = worker.post(request("r3").withPatience(patience).withTimeLimit(LIMIT));
    f.time().awaitArmed(patience, "the patience of r3");
    f.time().advance(LIMIT.multipliedBy(2));
    first.gate().open();
    f.admission(third);
    f.time().awaitArmed(LIMIT, "the deadline of r3");
    f.time().advance(LIMIT.minusNanos(1));
    f.await().reply(worker.query(), "a query");
    Expect.equal("outcome of r3 before its deadline", null, third.outcome().peek());
    f.time().advance(Duration.ofNanos(1));
    Expect.equal("outcome of r3", TIMED_OUT, f.outcome(third));
    gate.open();
  }

  @Check(
      rule = "W9",
      value = "The timer decides nothing: while the owner is held up, a deadline that went off has no effect.")
  static void w9_theOwnerDecides(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, request("r1").withTimeLimit(LIMIT));
    f.time().awaitArmed(LIMIT, "the deadline of r1");
    Ticket second = f.accepted(worker, request("r2").withTimeLimit(Duration.ofSeconds(9)));
    f.time().awaitArmed(Duration.ofSeconds(9), "the deadline of r2");
    Observation<String> timer =
        f.observation(
            () -> {
              f.time().advance(LIMIT);
              return "fired";
            });
    boolean[] settledByTheTimer = new boolean[1];
    f.time()
        .cancelling()
        .once(
            () -> {
              timer.run();
              settledByTheTimer[0] = first.ticket().outcome().peek() != null;
            });
    second.cancel();
    f.outcome(second);
    Expect.equal("outcome of r1", TIMED_OUT, f.outcome(first.ticket()));
    Expect.equal("what the timer did", "fired", timer.result());
    Expect.that(!settledByTheTimer[0], "r1 was settled while the owner was held up: the timer decided, not the owner");
  }

  @Check(rule = "W9", value = "When completion and deadline race, one of them wins, for the client and for the counts.")
  static void w9_completionAndDeadlineAgreeOnAWinner(Fixture f) throws Exception {
    Worker worker = f.start(1);
    long completed = 0;
    for (int round = 1; round <= 40; round++) {
      Held held = f.held(worker, request("r" + round).withTimeLimit(LIMIT));
      f.time().awaitArmed(LIMIT, "the deadline of r" + round);
      f.race(
          2,
          i ->
              () -> {
                if (i == 0) {
                  f.time().advance(LIMIT);
                } else {
                  held.gate().open();
                }
                return "done";
              });
      completed += f.outcome(held.ticket()) instanceof Outcome.Completed ? 1 : 0;
      WorkerStatus status = f.awaitStatus(worker, s -> s.settled() == s.accepted(), "every request settled");
      Expect.equal("completed", completed, status.completed());
      Expect.equal("timed out", round - completed, status.timedOut());
    }
  }

  @Check(
      rule = "W9",
      value = "With a real timer, a request that takes too long is timed out, and not before its limit.")
  static void w9_aRealTimerTimesOut(Fixture f) throws Exception {
    Worker worker =
        f.start(WorkerPolicy.ofCapacity(1), f.seams().withClock(System::nanoTime).withTimer(Timer.VIRTUAL));
    var gate = f.pipeline().hold("r1");
    long start = System.nanoTime();
    Ticket ticket = f.accepted(worker, request("r1").withTimeLimit(LIMIT));
    Expect.equal("outcome of r1", TIMED_OUT, f.outcome(ticket));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Expect.that(took.compareTo(LIMIT) >= 0, "the limit is " + LIMIT + ", and the request timed out after " + took);
    gate.awaitInterrupted();
  }
}
