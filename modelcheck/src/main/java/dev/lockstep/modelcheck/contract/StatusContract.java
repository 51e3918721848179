package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.Threads;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** One consistent status (W2) that never goes back (W14). */
final class StatusContract {
  private StatusContract() {}

  @Check(rule = "W2", value = "A new worker is open and has nothing to do, and has had nothing.")
  static void w2_aNewWorkerIsIdle(Fixture f) throws Exception {
    Worker worker = f.start(1);
    WorkerStatus fresh = new WorkerStatus(Phase.OPEN, null, Execution.NONE, 0, 0, 0, 0, 0, 0, 0);
    Expect.equal("status", fresh, worker.status());
    Expect.equal("query", fresh, f.await().reply(worker.query(), "a query"));
  }

  @Check(rule = "W2", value = "Status and query show each step of a request's life: queued, in flight, settled.")
  static void w2_statusFollowsEachStep(Fixture f) throws Exception {
    Worker worker = f.start(2);
    Held first = f.held(worker, "r1");
    expect(f, worker, new WorkerStatus(Phase.OPEN, "r1", Execution.RUNNING, 1, 0, 0, 0, 0, 0, 0));
    Ticket second = f.accepted(worker, "r2");
    expect(f, worker, new WorkerStatus(Phase.OPEN, "r1", Execution.RUNNING, 2, 1, 0, 0, 0, 0, 0));
    second.cancel();
    f.outcome(second);
    expect(f, worker, new WorkerStatus(Phase.OPEN, "r1", Execution.RUNNING, 2, 0, 0, 0, 0, 1, 0));
    first.gate().open();
    f.outcome(first.ticket());
    expect(f, worker, new WorkerStatus(Phase.OPEN, null, Execution.NONE, 2, 0, 1, 0, 0, 1, 0));
  }

  private static void expect(Fixture f, Worker worker, WorkerStatus expected) throws InterruptedException {
    Expect.equal("status", expected, worker.status());
    Expect.equal("query", expected, f.await().reply(worker.query(), "a query"));
  }

  @Check(rule = "W2", value = "Under load, every status and every query agrees with itself.")
  static void w2_everyStatusAgreesWithItself(Fixture f) throws Exception {
    observeUnderLoad(f, (before, status) -> expectAgreement(status));
  }

  @Check(
      rule = "W2",
      value = "A status that is asked for after another one was seen, by whomever, shows no earlier state.")
  static void w2_noObserverIsBehindAnother(Fixture f) throws Exception {
    observeUnderLoad(f, StatusContract::expectNotBack);
  }

  @Check(rule = "W2", value = "A thread that is interrupted gets its status all the same, and stays interrupted.")
  static void w2_anInterruptedObserverIsAnswered(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Client<Boolean> observer =
        f.fork(
            () -> {
              Thread.currentThread().interrupt();
              expectAgreement(worker.status());
              return Thread.interrupted();
            });
    Expect.that(observer.result(f.await(), "a status"), "the status swallowed the interrupt of its observer");
  }

  @Check(rule = "W14", value = "Under load, and into shutdown, no counter, uptime or phase ever goes back.")
  static void w14_nothingGoesBackUnderLoad(Fixture f) throws Exception {
    Worker worker = observeUnderLoad(f, StatusContract::expectNotBack);
    WorkerStatus before = worker.status();
    WorkerStatus last = f.await().reply(worker.shutdown(ShutdownPolicy.NOW), "the shutdown report").last();
    expectNotBack(before, last);
    expectNotBack(last, worker.status());
  }

  @Check(rule = "W14", value = "A late result of a cancelled request takes nothing back.")
  static void w14_aLateResultTakesNothingBack(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.stubborn(worker, "r1");
    first.ticket().cancel();
    f.outcome(first.ticket());
    WorkerStatus before = worker.status();
    first.gate().open();
    WorkerStatus after = f.awaitStatus(worker, s -> s.execution() == Execution.NONE, "no execution");
    expectNotBack(before, after);
  }

  @Check(rule = "W14", value = "Uptime follows the clock, and stands still when the clock goes back.")
  static void w14_uptimeNeverGoesBack(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.time().jump(Duration.ofSeconds(3)); // the origin of this clock lets it overflow on the way
    f.roundTrip(worker, "r1");
    WorkerStatus before = worker.status();
    Expect.equal("uptime in ns", Duration.ofSeconds(3).toNanos(), before.uptimeNanos());
    f.time().jump(Duration.ofSeconds(-2));
    f.roundTrip(worker, "r2");
    Expect.that(
        worker.status().uptimeNanos() >= before.uptimeNanos(),
        "uptime went back from " + before.uptimeNanos() + " to " + worker.status().uptimeNanos() + " ns");
  }

  /**
   * Lets four observers read while four clients work. An observer is given, with each status, one that another observer
   * had seen before this one was asked for.
   */
  private static Worker observeUnderLoad(Fixture f, BiConsumer<WorkerStatus, WorkerStatus> rule) throws Exception {
    Worker worker = f.start(3);
    AtomicReference<WorkerStatus> seen = new AtomicReference<>(worker.status());
    AtomicBoolean over = new AtomicBoolean();
    List<Client<Integer>> observers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Callable<WorkerStatus> reader = i % 2 == 0 ? worker::status : () -> f.await().reply(worker.query(), "a query");
      observers.add(f.fork(() -> observe(reader, seen, over, rule)));
    }
    try {
      f.race(4, i -> () -> work(f, worker, "c" + i));
    } finally {
      over.set(true); // observers that went on for ever would slow down every check after this one
    }
    for (Client<Integer> observer : observers) {
      Expect.that(observer.result(f.await(), "an observer") > 0, "an observer read no status at all");
    }
    return worker;
  }

  private static int observe(
      Callable<WorkerStatus> reader,
      AtomicReference<WorkerStatus> seen,
      AtomicBoolean over,
      BiConsumer<WorkerStatus, WorkerStatus> rule)
      throws Exception {
    int reads = 0;
    do {
      WorkerStatus before = seen.get();
      WorkerStatus status = reader.call();
      rule.accept(before, status);
      seen.set(status);
      reads++;
      Threads.letOthersRun();
    } while (!over.get());
    return reads;
  }

  private static String work(Fixture f, Worker worker, String client) throws InterruptedException {
    for (int n = 0; n < 30; n++) {
      f.time().jump(Duration.ofNanos(1));
      Ticket ticket = worker.post(request(client + "." + n).withPatience(Duration.ofSeconds(9)));
      if (n % 3 == 0) {
        ticket.cancel();
      }
      f.outcome(ticket);
    }
    return "done";
  }

  private static void expectAgreement(WorkerStatus status) {
    long parts = status.queued() + status.inFlight() + status.settled();
    Expect.that(
        status.accepted() == parts, "accepted is " + status.accepted() + ", its parts are " + parts + ": " + status);
    Expect.that(
        status.active() == (status.execution() == Execution.RUNNING), "current and execution disagree: " + status);
    Expect.that(status.queued() >= 0 && status.queued() <= 3, "queued is not within 0 and the capacity, 3: " + status);
  }

  private static void expectNotBack(WorkerStatus before, WorkerStatus after) {
    boolean back =
        after.accepted() < before.accepted()
            || after.completed() < before.completed()
            || after.failed() < before.failed()
            || after.timedOut() < before.timedOut()
            || after.cancelled() < before.cancelled()
            || after.uptimeNanos() < before.uptimeNanos()
            || after.phase().compareTo(before.phase()) < 0;
    Expect.that(!back, "a status went back: first " + before + ", later " + after);
  }
}
