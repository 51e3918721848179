package dev.lockstep.supervisor;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.worker.Contained;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that talks to one worker: makes it, gives it requests, asks after its health, shuts it down. What the
 * worker answers goes to the supervisor, as messages.
 *
 * <p>A worker may hold up whoever calls it: a mutex worker whose lock is held, or a factory that does not return. That
 * is then the courier, and nobody else; the supervisor sees a ping that is not answered (rules S6, S10, S12).
 *
 * <p>A courier that was held up may have requests in its inbox whose clients know by now that they are over. It does
 * not give these to the worker any more. One that it is giving when its client is told, or that the worker has not
 * looked at yet, may start all the same, since its client does not wait for that worker; it is cancelled as soon as the
 * worker learns of it.
 *
 * <p>Thread-safety: {@link #send} by any thread; the rest is the courier's own, its owner's.
 */
final class Courier {

  /** What a courier is asked to do. */
  sealed interface Errand {

    /** Make the worker. It comes first. */
    record Begin() implements Errand {}

    /** Give the worker a request. */
    record Give(Assignment assignment) implements Errand {}

    /** Ask the worker to give a request up. */
    record Withdraw(Assignment assignment) implements Errand {}

    /** Ask the worker whether it makes progress. */
    record Ping() implements Errand {}

    /** Shut the worker down. It comes last. */
    record Dismiss(ShutdownPolicy how) implements Errand {}
  }

  private enum LaneName {
    ERRANDS
  }

  /** What its worker would say of a request that was given up before it started. */
  private static final Oneshot<Outcome> UNTRIED =
      Oneshot.completed(new Outcome.Cancelled(Outcome.Canceller.CLIENT));

  private final Incarnation who;
  private final Supplier<Worker> factory;
  private final Seams seams;
  private final Inbox<Message.LaneName, Message> supervisor;
  private final Inbox<LaneName, Errand> inbox;
  private final Owner<Errand> owner;
  private @Nullable Worker worker;

  /** A courier for the worker that {@code factory} makes; it has to be started. */
  Courier(Incarnation who, Supplier<Worker> factory, Seams seams, Inbox<Message.LaneName, Message> supervisor) {
    this.who = who;
    this.factory = factory;
    this.seams = seams;
    this.supervisor = supervisor;
    this.inbox = new Inbox<>(LaneName.class, seams.parker());
    this.owner = new Owner<>(inbox, this::step, this::fail);
  }

  /** Starts the courier's thread, made by the seams. If there is none, this throws, and the courier never begins. */
  void start() {
    send(new Errand.Begin());
    seams.start(owner);
  }

  /** Asks for something, without waiting for it. After a dismissal, nothing is done any more. */
  void send(Errand errand) {
    inbox.offer(LaneName.ERRANDS, errand);
  }

  private void step(Errand errand) {
    try {
      run(errand);
    } catch (Throwable failure) {
      Contained.report(failure, seams.contained());
      tell(worker == null ? new Message.NeverBegan(who) : new Message.Broke(who));
    }
  }

  private void run(Errand errand) {
    switch (errand) {
      case Errand.Begin begin -> begin();
      case Errand.Give(Assignment assignment) -> give(assignment);
      case Errand.Withdraw(Assignment assignment) -> withdraw(assignment);
      case Errand.Ping ping -> ping();
      case Errand.Dismiss(ShutdownPolicy how) -> dismiss(how);
    }
  }

  private void begin() {
    Worker made = factory.get();
    worker = made;
    Oneshot<ShutdownReport> end = made.stopped();
    end.tell(supervisor, Message.LaneName.EVENTS, new Message.Ended(who, end));
  }

  /** Without a worker there is nobody to give it to; the supervisor knows, and takes it back. */
  private void give(Assignment assignment) {
    if (worker != null) {
      Oneshot<Outcome> outcome = assignment.isOpen() ? post(assignment, worker) : UNTRIED;
      outcome.tell(supervisor, Message.LaneName.EVENTS, new Message.Done(assignment, outcome));
    }
  }

  private static Oneshot<Outcome> post(Assignment assignment, Worker worker) {
    Request request = assignment.ticket().request();
    Ticket given = worker.post(new Request(request.id(), request.text()));
    assignment.given(given);
    return given.outcome();
  }

  private void withdraw(Assignment assignment) {
    Ticket given = assignment.given();
    if (given != null) {
      given.cancel();
    }
  }

  private void ping() {
    if (worker != null) {
      Oneshot<Health> health = worker.ping();
      health.tell(supervisor, Message.LaneName.EVENTS, new Message.Answered(who, health));
    }
  }

  private void dismiss(ShutdownPolicy how) {
    inbox.close();
    if (worker != null) {
      worker.shutdown(how);
    }
  }

  /** The courier's thread fails: its worker is shut down, so that it does not stay behind without one. */
  private void fail(Throwable cause) {
    tell(worker == null ? new Message.NeverBegan(who) : new Message.Broke(who));
    dismiss(ShutdownPolicy.NOW);
  }

  private void tell(Message message) {
    supervisor.offer(message.lane(), message);
  }
}
