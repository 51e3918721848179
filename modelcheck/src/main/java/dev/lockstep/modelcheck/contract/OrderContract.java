package dev.lockstep.modelcheck.contract;

import static dev.lockstep.modelcheck.contract.fixture.Fixture.request;

import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The order of starts: W13. */
final class OrderContract {
  private OrderContract() {}

  @Check(rule = "W13", value = "Queued requests start in the order in which they were accepted.")
  static void w13_queuedRequestsStartInOrder(Fixture f) throws Exception {
    Worker worker = f.start(5);
    Held first = f.held(worker, "r1");
    Ticket last = first.ticket();
    for (int i = 2; i <= 6; i++) {
      last = f.accepted(worker, "r" + i);
    }
    first.gate().open();
    f.outcome(last);
    Expect.equal("order of starts", List.of("r1", "r2", "r3", "r4", "r5", "r6"), f.pipeline().started());
  }

  @Check(rule = "W13", value = "A request that is cancelled in the queue is passed over, and changes no other's place.")
  static void w13_aCancelledRequestIsPassedOver(Fixture f) throws Exception {
    Worker worker = f.start(5);
    Held first = f.held(worker, "r1");
    f.accepted(worker, "r2");
    Ticket third = f.accepted(worker, "r3");
    f.accepted(worker, "r4");
    third.cancel();
    f.outcome(third);
    Ticket last = f.accepted(worker, "r5");
    first.gate().open();
    f.outcome(last);
    Expect.equal("order of starts", List.of("r1", "r2", "r4", "r5"), f.pipeline().started());
  }

  @Check(
      rule = "W13",
      value = "When 8 clients race, the requests start in the order of their sequence numbers, which have no gap.")
  static void w13_racingClientsStartInTheOrderOfAcceptance(Fixture f) throws Exception {
    Worker worker = f.start(4);
    List<List<Ticket>> clients =
        f.race(
            8,
            i ->
                () -> {
                  List<Ticket> mine = new ArrayList<>();
                  for (int n = 0; n < 10; n++) {
                    mine.add(worker.post(request("c" + i + "." + n).withPatience(Duration.ofSeconds(9))));
                  }
                  for (Ticket ticket : mine) {
                    f.outcome(ticket);
                  }
                  return mine;
                });
    Map<Long, String> bySequence = new TreeMap<>();
    for (Ticket ticket : clients.stream().flatMap(List::stream).toList()) {
      Admission.Accepted accepted =
          Expect.instance("admission of " + ticket.request().id(), Admission.Accepted.class, f.admission(ticket));
      bySequence.put(accepted.sequence(), ticket.request().id());
    }
    Expect.equal("sequence numbers", numbers(80), List.copyOf(bySequence.keySet()));
    Expect.equal("order of starts", List.copyOf(bySequence.values()), f.pipeline().started());
  }

  @Check(rule = "W13", value = "What one client posts, it posts in order: its requests are accepted in that order.")
  static void w13_oneClientIsServedInItsOrder(Fixture f) throws Exception {
    Worker worker = f.start(1);
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      tickets.add(worker.post(request("r" + i).withPatience(Duration.ofSeconds(9))));
    }
    for (int i = 1; i <= 30; i++) {
      Expect.equal("admission of r" + i, new Admission.Accepted(i), f.admission(tickets.get(i - 1)));
    }
    f.outcome(tickets.getLast());
  }

  private static List<Long> numbers(long last) {
    List<Long> numbers = new ArrayList<>();
    for (long n = 1; n <= last; n++) {
      numbers.add(n);
    }
    return numbers;
  }
}
