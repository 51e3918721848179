package dev.lockstep.supervisor;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Outlet;
import dev.lockstep.supervisor.Courier.Errand;
import dev.lockstep.worker.Alarms;
import dev.lockstep.worker.Contained;
import dev.lockstep.worker.Worker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries out the effects of {@link SupervisorState} upon the outside world, in order, and contains whatever the
 * outside world throws.
 *
 * <p>Owner-owned, like the state. It never calls a worker: each has a {@link Courier}, which is told what to do. What
 * happens later and elsewhere comes back as a message.
 *
 * <p>A seam that fails never loses an effect: a worker whose courier has no thread never began; an alarm that could not
 * be armed has gone off; without chance, a backoff is as long as it may be. Only a duty's alarm is let go: the duty is
 * done at the next step after it is due.
 */
final class Actuator {
  private final Supplier<Worker> factory;
  private final PoolSeams seams;
  private final Outlet<PoolResult> results;
  private final Inbox<Message.LaneName, Message> inbox;
  private final Alarms<Alarm> alarms;

  /** Looked up only, never iterated. */
  private final Map<Incarnation, Courier> couriers = new HashMap<>();

  Actuator(
      Supplier<Worker> factory, PoolSeams seams, Outlet<PoolResult> results, Inbox<Message.LaneName, Message> inbox) {
    this.factory = factory;
    this.seams = seams;
    this.results = results;
    this.inbox = inbox;
    this.alarms =
        new Alarms<>(seams.shared().timer(), alarm -> send(new Message.Fired(alarm)), seams.shared().contained());
  }

  /**
   * Carries out all pending effects of {@code state}.
   *
   * @return whether results that were kept have been published with the new ones: then there is room, and to use it is
   *     a step of its own
   */
  boolean carryOut(SupervisorState state) {
    for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
      perform(effect);
    }
    return results.kept() < state.kept();
  }

  /** The pool's life is over: drops every alarm, and ends the results. */
  void end() {
    alarms.dropAll();
    results.close();
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Admit admit -> admit.ticket().admit(admit.sequence());
      case Effect.Refuse refuse -> refuse.ticket().refuse(refuse.reason());
      case Effect.Settle settle -> settle(settle.ticket(), settle.result());
      case Effect.Reply<?> reply -> answer(reply);
      case Effect.Hire hire -> hire(hire.who());
      case Effect.Give give -> courier(give.assignment().by(), new Errand.Give(give.assignment()));
      case Effect.Withdraw withdraw -> courier(withdraw.assignment().by(), new Errand.Withdraw(withdraw.assignment()));
      case Effect.Ping ping -> courier(ping.who(), new Errand.Ping());
      case Effect.Dismiss dismiss -> dismiss(dismiss);
      case Effect.Arm arm -> arm(arm.alarm(), arm.delay());
      case Effect.BackOff backOff -> alarms.arm(backOff.alarm(), jittered(backOff.atMost()));
      case Effect.Remind remind -> send(new Message.Attend(remind.duty()));
      case Effect.Disarm disarm -> alarms.disarm(disarm.alarm());
    }
  }

  private void settle(PoolTicket ticket, PoolResult result) {
    contain(() -> seams.meter().accept(result));
    ticket.outcome().complete(result.outcome());
    results.publish(result);
  }

  private static <T> void answer(Effect.Reply<T> reply) {
    reply.to().complete(reply.answer());
  }

  private void hire(Incarnation who) {
    Courier courier = new Courier(who, factory, seams.shared(), inbox);
    couriers.put(who, courier);
    try {
      courier.start();
    } catch (Throwable failure) {
      report(failure);
      send(new Message.NeverBegan(who));
    }
  }

  private void courier(Incarnation who, Errand errand) {
    Courier courier = couriers.get(who);
    if (courier != null) { // else it was dismissed in the meantime
      courier.send(errand);
    }
  }

  private void dismiss(Effect.Dismiss dismiss) {
    courier(dismiss.who(), new Errand.Dismiss(dismiss.how()));
    couriers.remove(dismiss.who());
  }

  private void arm(Alarm alarm, Duration delay) {
    if (alarm instanceof Alarm.Due) {
      alarms.tryToArm(alarm, delay);
    } else {
      alarms.arm(alarm, delay);
    }
  }

  /**
   * Full jitter: anything from nothing to {@code atMost}, so that those that died together do not come back together.
   */
  private Duration jittered(Duration atMost) {
    try {
      return Duration.ofNanos(seams.chance().below(atMost.toNanos() + 1));
    } catch (Throwable failure) {
      report(failure);
      return atMost;
    }
  }

  private void send(Message message) {
    inbox.offer(message.lane(), message);
  }

  private void contain(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      report(failure);
    }
  }

  private void report(Throwable failure) {
    Contained.report(failure, seams.shared().contained());
  }
}
