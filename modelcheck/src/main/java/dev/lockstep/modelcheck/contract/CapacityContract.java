package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.modelcheck.contract.fixture.GatedPipeline;
import dev.lockstep.modelcheck.contract.fixture.Threads;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The bound of the queue, and those who wait for room: W7. */
final class CapacityContract {
  private static final Duration PATIENCE = Duration.ofMillis(70);
  private static final Admission FULL = new Admission.Refused(Refusal.FULL);

  private CapacityContract() {}

  @Check(
      rule = "W7",
      value = "Exactly capacity requests are queued, the one in flight not counted; the next is refused as full.")
  static void w7_theQueueHoldsExactlyItsCapacity(Fixture f) throws Exception {
    for (int capacity : List.of(1, 3)) {
      Worker worker = f.start(capacity);
      Held first = f.held(worker, "in flight " + capacity);
      List<Ticket> queued = new ArrayList<>();
      for (int i = 0; i < capacity; i++) {
        queued.add(f.accepted(worker, "queued " + i));
      }
      Expect.equal("queued", capacity, worker.status().queued());
      Expect.equal("admission of one too many", FULL, f.admission(worker.post(request("one too many"))));
      first.gate().open();
      for (Ticket ticket : queued) {
        Expect.instance("outcome", Outcome.Completed.class, f.outcome(ticket));
      }
    }
  }

  @Check(rule = "W7", value = "When 8 clients race for the room, exactly capacity of them get it.")
  static void w7_racingClientsFillTheQueueExactly(Fixture f) throws Exception {
    Worker worker = f.start(5);
    f.held(worker, "first");
    List<Integer> accepted =
        f.race(
            8,
            i ->
                () -> {
                  int mine = 0;
                  for (int n = 0; n < 4; n++) {
                    mine += f.admission(worker.post(request("c" + i + "." + n))) instanceof Admission.Accepted ? 1 : 0;
                  }
                  return mine;
                });
    Expect.equal("accepted of 32 that raced for 5 places", 5, accepted.stream().mapToInt(n -> n).sum());
    Expect.equal("queued", 5, worker.status().queued());
  }

  @Check(rule = "W7", value = "While 8 clients post without pause, no status ever shows more than capacity queued.")
  static void w7_capacityIsNeverExceeded(Fixture f) throws Exception {
    Worker worker = f.start(3);
    AtomicBoolean over = new AtomicBoolean();
    Client<Integer> observer =
        f.fork(
            () -> {
              int most = 0;
              while (!over.get()) {
                most = Math.max(most, worker.status().queued());
                Threads.letOthersRun();
              }
              return most;
            });
    try {
      f.race(8, i -> () -> postOften(f, worker, "c" + i));
    } finally {
      over.set(true);
    }
    int most = observer.result(f.await(), "the observer");
    Expect.that(most <= 3, "capacity is 3, and a status showed " + most + " queued");
  }

  private static String postOften(Fixture f, Worker worker, String client) throws InterruptedException {
    for (int n = 0; n < 25; n++) {
      Duration patience = n % 2 == 0 ? Duration.ZERO : PATIENCE;
      f.outcome(worker.post(request(client + "." + n).withPatience(patience)));
    }
    return "done";
  }

  @Check(rule = "W7", value = "A request that leaves the queue, cancelled or started, makes room for one more.")
  static void w7_roomIsGivenBack(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    f.accepted(worker, "r2").cancel();
    GatedPipeline.Gate third = f.pipeline().hold("r3");
    f.accepted(worker, "r3");
    Expect.equal("admission of r4", FULL, f.admission(worker.post(request("r4"))));
    first.gate().open();
    third.awaitEntered();
    f.accepted(worker, "r5");
  }

  @Check(rule = "W7", value = "A patient submission is held while the worker is full, and accepted when there is room.")
  static void w7_aPatientSubmissionWaitsForRoom(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    f.accepted(worker, "r2");
    Ticket third = patient(f, worker, "r3");
    Expect.equal("admission of r3 while the worker is full", null, third.admission().peek());
    Expect.equal("accepted while r3 waits", 2L, worker.status().accepted());
    Expect.equal("admission of r4, which has no patience", FULL, f.admission(worker.post(request("r4"))));
    first.gate().open();
    Expect.equal("admission of r3", new Admission.Accepted(3), f.admission(third));
    Expect.equal("outcome of r3", new Outcome.Completed("done r3"), f.outcome(third));
    f.roundTrip(worker, "r5");
    Expect.equal("alarms still armed for the patience of r3", 0L, f.time().armed(PATIENCE));
  }

  @Check(rule = "W7", value = "Patience that runs out ends in a refusal as full, not earlier.")
  static void w7_patienceRunsOut(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.held(worker, "r1");
    f.accepted(worker, "r2");
    Ticket third = patient(f, worker, "r3");
    f.time().advance(PATIENCE.minusNanos(1));
    f.await().reply(worker.query(), "a query");
    Expect.equal("admission of r3 before its patience is over", null, third.admission().peek());
    f.time().advance(Duration.ofNanos(1));
    Expect.equal("admission of r3", FULL, f.admission(third));
    Expect.equal("outcome of r3", new Outcome.NotRun(Refusal.FULL), f.outcome(third));
  }

  @Check(rule = "W7", value = "Who waits for room gets it in the order of arrival, before any newcomer.")
  static void w7_waitersGetRoomInOrder(Fixture f) throws Exception {
    Worker worker = f.start(1);
    Held first = f.held(worker, "r1");
    GatedPipeline.Gate second = f.pipeline().hold("r2");
    f.accepted(worker, "r2");
    List<Ticket> waiting = new ArrayList<>();
    for (int i = 3; i <= 5; i++) {
      Duration patience = PATIENCE.plusMillis(i);
      waiting.add(worker.post(request("r" + i).withPatience(patience)));
      f.time().awaitArmed(patience, "the patience of r" + i);
    }
    first.gate().open();
    second.awaitEntered();
    Expect.equal("admission of r3", new Admission.Accepted(3), f.admission(waiting.get(0)));
    Expect.equal("admission of a newcomer", FULL, f.admission(worker.post(request("newcomer"))));
    Expect.equal("admission of r4 while there is no room", null, waiting.get(1).admission().peek());
    second.open();
    Expect.equal("admission of r4", new Admission.Accepted(4), f.admission(waiting.get(1)));
    Expect.equal("admission of r5", new Admission.Accepted(5), f.admission(waiting.get(2)));
  }

  @Check(rule = "W7", value = "A shutdown refuses at once who waits for room.")
  static void w7_shutdownRefusesWhoWaits(Fixture f) throws Exception {
    Worker worker = f.start(1);
    f.held(worker, "r1");
    f.accepted(worker, "r2");
    Ticket third = patient(f, worker, "r3");
    worker.shutdown(new ShutdownPolicy(Duration.ofSeconds(50), Duration.ZERO));
    Expect.equal("admission of r3", new Admission.Refused(Refusal.STOPPING), f.admission(third));
    Expect.equal("outcome of r3", new Outcome.NotRun(Refusal.STOPPING), f.outcome(third));
    Expect.equal("alarms still armed for the patience of r3", 0L, f.time().armed(PATIENCE));
  }

  private static Ticket patient(Fixture f, Worker worker, String id) {
    Ticket ticket = worker.post(request(id).withPatience(PATIENCE));
    f.time().awaitArmed(PATIENCE, "the patience of " + id);
    return ticket;
  }
}
