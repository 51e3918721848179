package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;

/** Cancellation, at every moment of a request's life: W8. */
final class CancellationContract {
  private static final Outcome CANCELLED = new Outcome.Cancelled(Outcome.Canceller.CLIENT);

  private CancellationContract() {}

  @Check(rule = "W8", value = "A request that is cancelled in the queue settles at once and never runs.")
  static void w8_aQueuedRequestThatIsCancelledNeverRuns(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    second.cancel();
    Expect.equal("outcome of r2", CANCELLED, f.outcome(second));
    Expect.equal("queued", 0, worker.status().queued());
    first.gate().open();
    f.roundTrip(worker, "r3");
    Expect.equal("what ran", List.of("r1", "r3"), f.pipeline().started());
    Expect.that(!first.gate().wasInterrupted(), "the cancellation of r2 interrupted the execution of r1");
  }

  @Check(
      rule = "W8",
      value = "A submission that is cancelled while it waits for room is withdrawn: it never runs, nobody counts it.")
  static void w8_aWaitingSubmissionIsWithdrawn(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Duration patience = Duration.ofMillis(70);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    Ticket third = worker.post(request("r3").withPatience(patience));
    f.time().awaitArmed(patience, "the patience of r3");
    third.cancel();
    Expect.equal("admission of r3", new Admission.Refused(Refusal.WITHDRAWN), f.admission(third));
    Expect.equal("outcome of r3", new Outcome.NotRun(Refusal.WITHDRAWN), f.outcome(third));
    first.gate().open();
    f.outcome(second);
    f.roundTrip(worker, "r4");
    Expect.equal("what ran", List.of("r1", "r2", "r4"), f.pipeline().started());
    Expect.equal("cancelled", 0L, worker.status().cancelled());
    Expect.equal("alarms still armed for the patience of r3", 0L, f.time().armed(patience));
  }

  @Check(
      rule = "W8",
      value = "A request that is cancelled in flight settles at once, before its pipeline returns, which is "
          + "interrupted.")
  static void w8_aRequestInFlightSettlesAtOnce(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.stubborn(worker, "r1");
    first.ticket().cancel();
    Expect.equal("outcome of r1", CANCELLED, f.outcome(first.ticket()));
    first.gate().awaitInterrupted();
    first.gate().open();
    f.roundTrip(worker, "r2");
    Expect.equal("outcome of r1 after its pipeline returned", CANCELLED, f.outcome(first.ticket()));
  }

  @Check(rule = "W8", value = "A request that is cancelled after it completed stays completed.")
  static void w8_aCompletedRequestStaysCompleted(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Ticket ticket = f.accepted(worker, "r1");
    f.outcome(ticket);
    WorkerStatus before = worker.status();
    ticket.cancel();
    f.roundTrip(worker, "r2");
    Expect.equal("outcome of r1", new Outcome.Completed("done r1"), f.outcome(ticket));
    Expect.equal("cancelled", before.cancelled(), worker.status().cancelled());
  }

  @Check(rule = "W8", value = "A late cancellation never interrupts the execution of another request.")
  static void w8_aLateCancellationHitsNobodyElse(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Ticket first = f.accepted(worker, "r1");
    f.outcome(first);
    Held second = f.held(worker, "r2");
    first.cancel();
    Ticket behind = f.accepted(worker, "r3"); // the cancellation travels ahead of it
    Expect.equal("current after the late cancellation", "r2", worker.status().current());
    second.gate().open();
    Expect.equal("outcome of r2", new Outcome.Completed("done r2"), f.outcome(second.ticket()));
    f.outcome(behind);
    Expect.that(!second.gate().wasInterrupted(), "the cancellation of r1 interrupted the execution of r2");
  }

  @Check(rule = "W8", value = "A request that is cancelled again and again is settled and counted once.")
  static void w8_cancellingTwiceCountsOnce(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    f.race(
        4,
        i ->
            () -> {
              second.cancel();
              first.ticket().cancel();
              return "done";
            });
    Expect.equal("outcome of r1", CANCELLED, f.outcome(first.ticket()));
    Expect.equal("outcome of r2", CANCELLED, f.outcome(second));
    f.roundTrip(worker, "r3");
    Expect.equal("cancelled", 2L, worker.status().cancelled());
  }

  @Check(rule = "W8", value = "A cancellation that follows its submission at once is not lost.")
  static void w8_aCancellationIsNotOvertakenByItsSubmission(Fixture f) throws Exception {
    Worker worker = f.start(50);
    Held first = f.held(worker, "r1");
    for (int i = 0; i < 50; i++) {
      Ticket ticket = worker.post(request("cancelled " + i));
      ticket.cancel();
      Expect.equal("outcome of a request that was cancelled at once", CANCELLED, f.outcome(ticket));
    }
    first.gate().open();
    f.roundTrip(worker, "r2");
    Expect.equal("what ran", List.of("r1", "r2"), f.pipeline().started());
  }

  @Check(
      rule = "W8",
      value = "When completion and cancellation race, one of them wins, for the client and for the counts.")
  static void w8_completionAndCancellationAgreeOnAWinner(Fixture f) throws Exception {
    Worker worker = f.start(1);
    long completed = 0;
    for (int round = 1; round <= 40; round++) {
      Held held = f.held(worker, "r" + round);
      f.race(
          2,
          i ->
              () -> {
                if (i == 0) {
                  held.ticket().cancel();
                } else {
                  held.gate().open();
                }
                return "done";
              });
      completed += f.outcome(held.ticket()) instanceof Outcome.Completed ? 1 : 0;
      WorkerStatus status = f.awaitStatus(worker, s -> s.settled() == s.accepted(), "every request settled");
      Expect.equal("completed", completed, status.completed());
      Expect.equal("cancelled", round - completed, status.cancelled());
    }
  }
}
