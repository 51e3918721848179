package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.plan.ClientPlan;
import dev.lockstep.modelcheck.storm.plan.Conduct;
import dev.lockstep.modelcheck.storm.plan.Errand;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A client: posts its bursts, does to each request what the plan says, and looks at the status after everything it is
 * told.
 */
final class Client implements Runnable {
  private final Deck deck;
  private final ClientPlan plan;
  private final StatusLog log;

  private record Posted(Flight flight, Ticket ticket) {}

  Client(Deck deck, ClientPlan plan, StatusLog log) {
    this.deck = deck;
    this.plan = plan;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      for (List<Errand> burst : plan.bursts()) {
        List<Posted> posted = new ArrayList<>();
        for (Errand errand : burst) {
          posted.add(post(errand));
        }
        for (Posted each : posted) {
          if (!conduct(each)) {
            return;
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt(); // the round was given up
    }
  }

  /** Posts one request and sees it through; for those who post only now and then. */
  boolean see(Errand errand) throws InterruptedException {
    return conduct(post(errand));
  }

  private Posted post(Errand errand) {
    if (errand.pauseNanos() > 0) {
      LockSupport.parkNanos(errand.pauseNanos());
    }
    Flight flight = deck.flight(errand);
    deck.journal.posts(errand.request());
    flight.posted = deck.clock.now();
    Ticket ticket = deck.worker.post(errand.request());
    if (errand.conduct() == Conduct.CANCEL_AT_ONCE) {
      cancel(flight, ticket);
    }
    return new Posted(flight, ticket);
  }

  private boolean conduct(Posted posted) throws InterruptedException {
    Flight flight = posted.flight;
    Ticket ticket = posted.ticket;
    Admission admission = Answers.await(ticket.admission(), plan.eager());
    if (admission == null) {
      return giveUp(flight, "was not told whether it was accepted");
    }
    flight.admission = admission;
    flight.admitted = deck.clock.now();
    deck.journal.told(flight.errand.id(), admission);
    log.read(deck.worker);
    if (admission instanceof Admission.Accepted) {
      intervene(flight, ticket);
    }
    flight.awaited = deck.clock.now();
    Outcome outcome = Answers.await(ticket.outcome(), plan.eager());
    if (outcome == null) {
      return giveUp(flight, "was not told its outcome");
    }
    flight.outcome = outcome;
    flight.settled = deck.clock.now();
    deck.journal.told(flight.errand.id(), outcome);
    log.read(deck.worker);
    return true;
  }

  private boolean giveUp(Flight flight, String what) {
    deck.trouble("W4", "request " + flight.errand.id() + " " + what + " within " + Answers.PATIENCE.toSeconds() + " s");
    return false;
  }

  private void intervene(Flight flight, Ticket ticket) throws InterruptedException {
    switch (flight.errand.conduct()) {
      case WAIT, CANCEL_AT_ONCE -> {
        // nothing more to do
      }
      case CANCEL_ADMITTED -> cancel(flight, ticket);
      case CANCEL_INSIDE -> cancelOnceThere(flight.entered, flight, ticket);
      case CANCEL_AT_END -> cancelOnceThere(flight.leaving, flight, ticket);
      case RELEASE -> {
        if (await(flight.entered, ticket)) {
          LockSupport.parkNanos(flight.errand.workNanos());
        }
        flight.released.countDown();
      }
    }
  }

  private void cancelOnceThere(CountDownLatch place, Flight flight, Ticket ticket) throws InterruptedException {
    if (await(place, ticket)) {
      cancel(flight, ticket);
    }
  }

  /** Waits until the pipeline is there, or its request is settled without it: then false. */
  private static boolean await(CountDownLatch place, Ticket ticket) throws InterruptedException {
    long begin = System.nanoTime();
    while (!place.await(1, TimeUnit.MILLISECONDS)) {
      if (ticket.outcome().peek() != null || System.nanoTime() - begin > Answers.PATIENCE.toNanos()) {
        return false;
      }
    }
    return true;
  }

  private void cancel(Flight flight, Ticket ticket) {
    if (flight.cancelled == Operation.NEVER) {
      deck.journal.cancels(flight.errand.id());
      flight.cancelled = deck.clock.now();
      ticket.cancel();
      flight.cancelReturned = deck.clock.now();
    }
  }
}
