package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.Hook;
import dev.lockstep.modelcheck.contract.fixture.Observation;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The counts (W3), and that they are published before an outcome is told (W5). */
final class SettlementContract {
  private SettlementContract() {}

  @Check(rule = "W3", value = "At rest, the counts are those of the outcomes that the clients were told.")
  static void w3_countsAtRestEqualTheOutcomes(Fixture f) throws Exception {
    Worker worker = f.start(3);
    List<List<Outcome>> told =
        f.race(
            6,
            i ->
                () -> {
                  List<Outcome> mine = new ArrayList<>();
                  for (int n = 0; n < 20; n++) {
                    mine.add(outcomeOfOne(f, worker, i, n));
                  }
                  return mine;
                });
    Map<String, Long> counts = count(told.stream().flatMap(List::stream).toList());
    WorkerStatus last = worker.status();
    Expect.equal("counts", counts, counts(last));
    Expect.equal("accepted", last.settled(), last.accepted());
  }

  private static Outcome outcomeOfOne(Fixture f, Worker worker, int client, int n) throws InterruptedException {
    String id = "c" + client + "." + n;
    if (n % 5 == 1) {
      f.pipeline().answer(id, () -> { throw new IllegalStateException("on purpose"); });
    }
    Ticket ticket = worker.post(request(id).withPatience(n % 2 == 0 ? Duration.ZERO : Duration.ofSeconds(9)));
    if (n % 3 == 0) {
      ticket.cancel();
    }
    return f.outcome(ticket);
  }

  private static Map<String, Long> count(List<Outcome> outcomes) {
    Map<String, Long> counts = new TreeMap<>(Map.of("completed", 0L, "failed", 0L, "timedOut", 0L, "cancelled", 0L));
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Completed c -> counts.merge("completed", 1L, Long::sum);
        case Outcome.Failed x -> counts.merge("failed", 1L, Long::sum);
        case Outcome.TimedOut t -> counts.merge("timedOut", 1L, Long::sum);
        case Outcome.Cancelled c -> counts.merge("cancelled", 1L, Long::sum);
        case Outcome.NotRun n -> { }
      }
    }
    return counts;
  }

  private static Map<String, Long> counts(WorkerStatus status) {
    return new TreeMap<>(
        Map.of(
            "completed", status.completed(), "failed", status.failed(),
            "timedOut", status.timedOut(), "cancelled", status.cancelled()));
  }

  @Check(
      rule = "W3",
      value = "A request that was settled before its pipeline returned is not counted again when it does.")
  static void w3_aLateResultIsNotCounted(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.stubborn(worker, "r1");
    first.ticket().cancel();
    f.outcome(first.ticket());
    first.gate().open();
    f.roundTrip(worker, "r2");
    Map<String, Long> counts = new TreeMap<>(Map.of("completed", 1L, "failed", 0L, "timedOut", 0L, "cancelled", 1L));
    Expect.equal("counts", counts, counts(worker.status()));
    Expect.equal(
        "outcome of r1", new Outcome.Cancelled(Outcome.Canceller.CLIENT), f.outcome(first.ticket()));
  }

  @Check(rule = "W3", value = "A shutdown counts each request that it cancels once.")
  static void w3_shutdownCountsWhatItCancels(Fixture f) throws Exception {
    Worker worker = f.start(3);
    Held first = f.held(worker, "r1");
    Ticket second = f.accepted(worker, "r2");
    Ticket third = f.accepted(worker, "r3");
    third.cancel();
    f.outcome(third);
    WorkerStatus last = f.await().reply(worker.shutdown(ShutdownPolicy.NOW), "the shutdown report").last();
    Map<String, Long> told = count(List.of(f.outcome(first.ticket()), f.outcome(second), f.outcome(third)));
    Expect.equal("counts", told, counts(last));
    Expect.equal("cancelled", 3L, last.cancelled());
  }

  @Check(rule = "W5", value = "A client that has a completion in hand finds it counted.")
  static void w5_aCompletionIsCountedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    f.pipeline().hold("r2");
    f.accepted(worker, "r2");
    expectCounted(f, first.ticket(), f.runner().beforeStart(), first.gate()::open, () -> worker.status().completed());
  }

  @Check(rule = "W5", value = "A client that has a failure in hand finds it counted.")
  static void w5_aFailureIsCountedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.pipeline().answer("r1", () -> { throw new IllegalStateException("on purpose"); });
    Held first = f.held(worker, "r1");
    f.pipeline().hold("r2");
    f.accepted(worker, "r2");
    expectCounted(f, first.ticket(), f.runner().beforeStart(), first.gate()::open, () -> worker.status().failed());
  }

  @Check(rule = "W5", value = "A client that has a cancellation in hand finds it counted.")
  static void w5_aCancellationIsCountedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    expectCounted(f, first.ticket(), f.runner().interrupt(), first.ticket()::cancel, () -> worker.status().cancelled());
  }

  @Check(rule = "W5", value = "A client that has a time-out in hand finds it counted.")
  static void w5_aTimeOutIsCountedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Duration limit = Duration.ofMillis(30);
    Held first = f.held(worker, request("r1").withTimeLimit(limit));
    f.time().awaitArmed(limit, "the deadline of r1");
    expectCounted(
        f, first.ticket(), f.runner().interrupt(), () -> f.time().advance(limit), () -> worker.status().timedOut());
  }

  @Check(rule = "W5", value = "A client whose request was cancelled by shutdown finds it counted.")
  static void w5_aCancellationByShutdownIsCountedBeforeItIsTold(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    expectCounted(
        f, first.ticket(), f.runner().interrupt(), () -> worker.shutdown(ShutdownPolicy.NOW),
        () -> worker.status().cancelled());
  }

  /**
   * Lets {@code event} settle the request, and a client ask for the count, outcome in hand, at two places of the
   * owner's step: where the step is traced, and in the call of a seam that follows the settlement.
   */
  private static void expectCounted(
      Fixture f, Ticket ticket, Hook afterwards, Runnable event, Callable<Long> count) throws Exception {
    Callable<Long> question =
        () -> {
          f.outcome(ticket);
          return count.call();
        };
    Observation<Long> early = f.observation(question);
    Observation<Long> late = f.observation(question);
    f.tracing().once(early);
    afterwards.once(late);
    event.run();
    Expect.equal("count, read with the outcome in hand", 1L, late.result());
    if (early.hasBegun()) {
      Expect.equal("count, read with the outcome in hand", 1L, early.result());
    }
  }

  @Check(rule = "W5", value = "Under load, each of 6 clients finds all of its own outcomes counted, each time.")
  static void w5_countsKeepUpUnderLoad(Fixture f) throws Exception {
    Worker worker = f.start(8);
    f.race(
        6,
        i ->
            () -> {
              for (int n = 1; n <= 40; n++) {
                f.outcome(worker.post(request("c" + i + "." + n).withPatience(Duration.ofSeconds(9))));
                long settled = worker.status().settled();
                Expect.that(
                    settled >= n, "a client that holds " + n + " outcomes read that " + settled + " are settled");
              }
              return "done";
            });
    Expect.equal("completed", 240L, worker.status().completed());
  }
}
