package dev.lockstep.worker;

import dev.lockstep.channel.Outlet;
import dev.lockstep.trace.Trace;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the effects of {@link WorkerState} upon the outside world, in order, and contains whatever the outside
 * world throws (rule W11).
 *
 * <p>Owner-owned, like the state. What happens later and elsewhere (a pipeline returns, an alarm goes off) comes back
 * through {@code send}, as a message.
 *
 * <p>A seam that fails never loses an effect: an execution that could not start has ended in failure; an alarm that
 * could not be armed has gone off.
 */
final class Actuator {
  private final Pipeline pipeline;
  private final Seams seams;
  private final Outlet<WorkerResult> results;
  private final Consumer<Message> send;
  private final Alarms<Alarm> alarms;
  private Runner.@Nullable Run run;

  Actuator(Pipeline pipeline, Seams seams, Outlet<WorkerResult> results, Consumer<Message> send) {
    this.pipeline = pipeline;
    this.seams = seams;
    this.results = results;
    this.send = send;
    this.alarms = new Alarms<>(seams.timer(), alarm -> send.accept(new Message.Fired(alarm)), seams.contained());
  }

  /**
   * Carries out all pending effects of {@code state}, and those that they cause.
   *
   * @return whether results that were kept have been published with the new ones: then there is room, and to use it is
   *     a step of its own
   */
  boolean carryOut(WorkerState state) {
    for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
      perform(effect, state);
    }
    if (results.kept() > state.kept()) {
      state.keeps(results.kept());
    }
    return results.kept() < state.kept();
  }

  /** The worker's life is over: drops every alarm, and ends the results. */
  void end() {
    alarms.dropAll();
    results.close();
  }

  private void perform(Effect effect, WorkerState state) {
    switch (effect) {
      case Effect.Admit admit -> admit.ticket().admission().complete(new Admission.Accepted(admit.sequence()));
      case Effect.Refuse refuse -> refuse.ticket().refuse(refuse.reason());
      case Effect.Settle settle -> settle(settle.ticket(), settle.outcome(), state.uptime());
      case Effect.Reply<?> reply -> answer(reply);
      case Effect.Start start -> start(start.ticket());
      case Effect.Interrupt interrupt -> interrupt();
      case Effect.Arm arm -> alarms.arm(arm.alarm(), arm.delay());
      case Effect.Disarm disarm -> alarms.disarm(disarm.alarm());
    }
  }

  private void settle(Ticket ticket, Outcome outcome, long uptime) {
    ticket.outcome().complete(outcome);
    results.publish(new WorkerResult(ticket.sequence(), ticket.request().id(), outcome, uptime));
  }

  private static <T> void answer(Effect.Reply<T> reply) {
    reply.to().complete(reply.answer());
  }

  /**
   * Starts the pipeline once: a runner that throws may have started the body all the same, and then the body has the
   * last word.
   */
  private void start(Ticket ticket) {
    AtomicBoolean begun = new AtomicBoolean();
    run = null;
    try {
      run = seams.runner().start(() -> processOnce(begun, ticket));
    } catch (Throwable failure) {
      report(failure);
      if (begun.compareAndSet(false, true)) {
        send.accept(new Message.Ended(ticket, new Outcome.Failed(failure)));
      }
    }
  }

  private void processOnce(AtomicBoolean begun, Ticket ticket) {
    if (begun.compareAndSet(false, true)) {
      process(ticket);
    }
  }

  /** On the execution's own thread: the user's work, and the message that it is over. */
  private void process(Ticket ticket) {
    Outcome outcome;
    try {
      String result = pipeline.process(ticket.request());
      outcome = new Outcome.Completed(Objects.requireNonNull(result, "the pipeline's result"));
    } catch (Throwable failure) {
      outcome = new Outcome.Failed(failure);
    }
    send.accept(new Message.Ended(ticket, outcome));
  }

  private void interrupt() {
    if (run != null) {
      contain(run::interrupt);
    }
  }

  /** Tells the trace, if anybody listens, of the step in which {@code message} made {@code state} what it is. */
  void trace(Message message, WorkerState state) {
    if (traced()) {
      Ticket ticket = message.ticket();
      tell(message.action(), ticket == null ? "" : ticket.request().id(), state);
    }
  }

  /** Tells the trace, if anybody listens, that {@code state} has crashed. */
  void traceCrash(WorkerState state) {
    if (traced()) {
      tell("Crash", "", state);
    }
  }

  private boolean traced() {
    return seams.trace() != Trace.<WorkerStatus>none();
  }

  private void tell(String action, String subject, WorkerState state) {
    contain(() -> seams.trace().step(action, subject, state.snapshot()));
  }

  private void contain(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      report(failure);
    }
  }

  private void report(Throwable failure) {
    Contained.report(failure, seams.contained());
  }
}
