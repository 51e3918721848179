package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.Violation;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rules on broadcast say of the results of a worker: all of them (B1), none in silence (B2), to the end (B4). */
final class ResultsContract {
  private ResultsContract() {}

  @Check(rule = "B1", value = "For each accepted request there is one result, which says what its client was told.")
  static void b1_oneResultForEachAcceptedRequest(Fixture f) throws Exception {
    Worker worker = f.start(3);
    Client<List<WorkerResult>> reader = reader(f, worker.results().subscribe(SubscriptionPolicy.block(2)));
    Map<String, Outcome> told = new HashMap<>();
    f.race(
            4,
            i ->
                () -> {
                  Map<String, Outcome> mine = new HashMap<>();
                  for (int n = 0; n < 20; n++) {
                    Ticket ticket = worker.post(request("c" + i + "." + n).withPatience(Duration.ofSeconds(9)));
                    if (n % 3 == 0) {
                      ticket.cancel();
                    }
                    mine.put(ticket.request().id(), f.outcome(ticket));
                  }
                  return mine;
                })
        .forEach(told::putAll);
    told.values().removeIf(Outcome.NotRun.class::isInstance);
    f.await().reply(worker.shutdown(ShutdownPolicy.DEFAULT), "the end of the worker");
    Map<String, Outcome> published = new HashMap<>();
    for (WorkerResult result : reader.result(f.await(), "a reader of the results")) {
      Expect.equal("another result of " + result.id(), null, published.put(result.id(), result.outcome()));
    }
    Expect.equal("results", told, published);
  }

  @Check(rule = "B1", value = "A result is published after it was counted, in the order in which requests were settled.")
  static void b1_resultsComeCountedAndInOrder(Fixture f) throws Exception {
    Worker worker = f.start(8);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(1));
    for (int n = 1; n <= 5; n++) {
      f.roundTrip(worker, "r" + n); // nobody reads meanwhile: all but the first are kept
    }
    for (int n = 1; n <= 5; n++) {
      WorkerResult next = next(results);
      Expect.equal("the next result", "r" + n, next.id());
      Expect.equal("its number", (long) n, next.sequence());
      Expect.that(worker.status().settled() >= n, "result " + n + " is out, and the status counts " + worker.status());
    }
  }

  @Check(rule = "B2", value = "A subscriber that blocks stops the intake at its bound, and neither replies nor executions.")
  static void b2_whatIsKeptTakesUpRoom(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(1));
    f.roundTrip(worker, "a");
    f.roundTrip(worker, "b");
    Ticket refused = worker.post(request("refused"));
    Expect.equal("admission", new Admission.Refused(Refusal.FULL), f.admission(refused));
    Ticket patient = worker.post(request("patient").withPatience(Duration.ofHours(1)));
    f.await().reply(worker.query(), "a status after it waits for room");
    Expect.equal("admission while results are kept", null, patient.admission().peek());
    Expect.equal("the first result", "a", next(results).id());
    Expect.instance("admission", Admission.Accepted.class, f.admission(patient));
    Expect.equal("the second result", "b", next(results).id());
    f.outcome(patient);
    Expect.equal("the third result", "patient", next(results).id());
  }

  @Check(rule = "B4", value = "The results end with the worker, after the last of them, those that it kept included.")
  static void b4_resultsEndAfterTheLast(Fixture f) throws Exception {
    Worker worker = f.start(3);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(1));
    f.roundTrip(worker, "a");
    Held held = f.held(worker, "b");
    f.accepted(worker, "c");
    f.accepted(worker, "d");
    f.await().reply(worker.shutdown(ShutdownPolicy.NOW), "the end of the worker");
    Expect.instance("outcome of b", Outcome.Cancelled.class, f.outcome(held.ticket()));
    List<String> ids = new ArrayList<>();
    reader(f, results).result(f.await(), "the end of the results").forEach(result -> ids.add(result.id()));
    Expect.equal("results", List.of("a", "b", "c", "d"), ids);
    Expect.equal(
        "what a late subscriber is told", new Delivery.Ended<>(Delivery.Reason.CLOSED),
        worker.results().subscribe(SubscriptionPolicy.block(1)).poll());
  }

  private static WorkerResult next(Subscription<WorkerResult> results) throws InterruptedException {
    Delivery<WorkerResult> next = results.await();
    if (next instanceof Delivery.Value<WorkerResult>(WorkerResult result)) {
      return result;
    }
    throw new Violation("expected a result, was told " + next);
  }

  private static Client<List<WorkerResult>> reader(Fixture f, Subscription<WorkerResult> results) {
    return f.fork(
        () -> {
          List<WorkerResult> all = new ArrayList<>();
          Delivery<WorkerResult> next = results.await();
          while (next instanceof Delivery.Value<WorkerResult>(WorkerResult result)) {
            all.add(result);
            next = results.await();
          }
          Expect.equal("the end of the results", new Delivery.Ended<>(Delivery.Reason.CLOSED), next);
          return all;
        });
  }
}
