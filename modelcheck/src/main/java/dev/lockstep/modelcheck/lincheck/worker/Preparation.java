package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import java.util.Map;
import java.util.Objects;

/** Brings a worker into the state in which a scenario begins. One thread is there, so Lincheck need not look. */
final class Preparation {
  private final Worker worker;
  private final Map<String, Ticket> tickets;
  private final Runnable settleDown;

  /** For {@code worker}, which handles all that it was sent when {@code settleDown} is called. */
  Preparation(Worker worker, Map<String, Ticket> tickets, Runnable settleDown) {
    this.worker = worker;
    this.tickets = tickets;
    this.settleDown = settleDown;
  }

  /** Posts a request, which the worker decides on; what it decided. */
  String accept(Request request) {
    return Told.admission(Objects.requireNonNull(post(request).admission().peek(), "no decision"));
  }

  /** Posts a request, and lets the worker handle it. */
  Ticket post(Request request) {
    Ticket ticket = worker.post(request);
    tickets.put(request.id(), ticket);
    settleDown.run();
    return ticket;
  }

  /** Lets the worker begin a shutdown. */
  void shutdown(ShutdownPolicy policy) {
    worker.shutdown(policy);
    settleDown.run();
  }
}
