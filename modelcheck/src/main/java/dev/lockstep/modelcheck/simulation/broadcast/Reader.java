package dev.lockstep.modelcheck.simulation.broadcast;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber in a simulation: the owner of an inbox, who looks when he is told that there is something, or slower.
 *
 * @param <T> the type of the values
 */
public final class Reader<T> {
  /** How fast a reader is. */
  public enum Pace {
    /** Looks as long as there is something, and then when it is told. */
    BRISK,
    /** As {@code BRISK}, with a pause after each value. */
    SLOW,
    /** Looks only at the end. */
    ASLEEP
  }

  private enum Lane {
    ONLY
  }

  private static final long PAUSE = 3_000_000;

  private final Simulation simulation;
  private final FeedCheck<T> check;
  private final Inbox<Lane, Lane> inbox = new Inbox<>(Lane.class, new NoParking());
  private final Subscription<T> subscription;
  private final int number;
  private final Component component;
  private Pace pace;
  private boolean waits;
  private boolean over;

  /** A new subscriber of {@code feed}. */
  public Reader(Simulation simulation, Feed<T> feed, FeedCheck<T> check, SubscriptionPolicy policy, Pace pace) {
    this.simulation = simulation;
    this.check = check;
    this.pace = pace;
    this.subscription = feed.subscribe(policy, inbox, Lane.ONLY, Lane.ONLY);
    this.number = check.subscribed(policy);
    this.component = simulation.component(FeedCheck.name(number), self -> look());
    if (pace != Pace.ASLEEP) {
      component.wake();
    }
  }

  private void look() {
    Delivery<T> told = subscription.poll();
    check.took(number, told);
    if (told == null) {
      waits = true;
      component.sleep();
      return;
    }
    simulation.event(FeedCheck.name(number), () -> "is told " + text(told));
    if (told instanceof Delivery.Ended) {
      over = true;
      component.leave();
    } else if (pace == Pace.SLOW) {
      component.sleep();
      simulation.after(PAUSE, component::wake);
    }
  }

  /** After each step: wakes a reader that waits and has been told. */
  public void afterStep() {
    if (waits && inbox.poll() != null) {
      waits = false;
      component.wake();
    }
  }

  /** Nothing is left to happen: whoever waits is right to wait. */
  public void atRest() {
    if (waits && !over) {
      check.waitsForEver(number);
    }
  }

  /** From now on it is as fast as can be, and it looks at once. */
  public void hurry() {
    pace = Pace.BRISK;
    waits = false;
    component.wake();
  }

  /** Somebody, not itself, unsubscribes it. */
  public void unsubscribe() {
    simulation.event("client", () -> "unsubscribes " + FeedCheck.name(number));
    subscription.unsubscribe();
    check.left(number);
  }

  /** Whether it was told of the end. */
  public boolean isOver() {
    return over;
  }

  private static String text(@Nullable Object told) {
    return switch (told) {
      case Delivery.Value<?>(Object value) -> "the value " + value;
      case Delivery.Dropped<?>(long count) -> "that it lost " + count;
      case Delivery.Ended<?>(Delivery.Reason reason) -> "the end, " + reason;
      case null, default -> String.valueOf(told);
    };
  }
}
