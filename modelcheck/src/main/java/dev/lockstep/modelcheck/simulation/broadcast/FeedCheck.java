package dev.lockstep.modelcheck.simulation.broadcast;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Publication;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.model.Broadcast;
import dev.lockstep.modelcheck.model.Broadcast.Reply;
import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the publisher and the subscribers of one broadcast are told with the specification, call by call: the
 * specification allows exactly one answer to each (rules B1 to B5).
 *
 * @param <T> the type of the values
 */
public final class FeedCheck<T> {
  private final Broadcast model = new Broadcast();
  private final Simulation simulation;
  private final List<T> values = new ArrayList<>();
  private Broadcast.State state = model.initial();
  private long delivered;
  private long slow;
  private long unhindered;
  private long endings;
  private long departures;

  /** An answer was wrong: what follows from it says nothing. */
  private boolean lost;

  /** A broadcast to which nobody has subscribed. */
  public FeedCheck(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Somebody subscribed; returns its number, from 0. */
  public int subscribed(SubscriptionPolicy policy) {
    Broadcast.Policy chosen = Broadcast.Policy.valueOf(policy.whenFull().name());
    apply(new Broadcast.Subscribe(chosen, policy.buffer()));
    return state.subscribers().size() - 1;
  }

  /** The publisher was given this answer for {@code value}. */
  public void published(T value, Publication answer) {
    if (lost) {
      return;
    }
    Broadcast.Publication right = model.answer(state);
    count(right);
    if (!right.name().equals(answer.name())) {
      String rule = right == Broadcast.Publication.CLOSED ? "B4" : right == Broadcast.Publication.WOULD_BLOCK ? "B2" : "B3";
      lost = true;
      simulation.violated(rule, () -> "publishing " + value + " was answered " + answer + ", and not " + right);
      return;
    }
    if (answer == Publication.PUBLISHED) {
      values.add(value);
    }
    apply(new Broadcast.Publish(right));
  }

  private void count(Broadcast.Publication right) {
    if (right == Broadcast.Publication.WOULD_BLOCK) {
      slow++;
    } else if (right == Broadcast.Publication.PUBLISHED) {
      for (Broadcast.Subscriber subscriber : state.subscribers()) {
        if (subscriber.on() && subscriber.isFull()) {
          slow++;
          unhindered++;
        }
      }
    }
  }

  /** A subscriber asked, and was told this. */
  public void took(int subscriber, @Nullable Delivery<T> told) {
    if (lost) {
      return;
    }
    Reply right = model.next(state, subscriber);
    if (!fits(right, told)) {
      lost = true;
      simulation.violated(
          blamed(right, told), () -> "subscriber " + name(subscriber) + " was told " + told + ", and not " + text(right));
      return;
    }
    delivered += right instanceof Broadcast.Value ? 1 : 0;
    endings += right instanceof Broadcast.Ended ? 1 : 0;
    apply(new Broadcast.Take(subscriber, right));
  }

  private boolean fits(Reply right, @Nullable Delivery<T> told) {
    return switch (right) {
      case Broadcast.Nothing nothing -> told == null;
      case Broadcast.Value value ->
          told instanceof Delivery.Value<T>(T got) && got.equals(values.get((int) value.number() - 1));
      case Broadcast.Dropped dropped -> told instanceof Delivery.Dropped<T>(long count) && count == dropped.count();
      case Broadcast.Ended ended ->
          told instanceof Delivery.Ended<T>(Delivery.Reason reason) && reason.name().equals(ended.why().name());
    };
  }

  private static String blamed(Reply right, @Nullable Object told) {
    return switch (right) {
      case Broadcast.Dropped dropped -> "B2";
      case Broadcast.Ended(Broadcast.Why why) -> why == Broadcast.Why.CUT_OFF ? "B2" : why == Broadcast.Why.LEFT ? "B5" : "B4";
      case Broadcast.Value value -> told instanceof Delivery.Ended ? "B4" : told instanceof Delivery.Dropped ? "B2" : "B1";
      case Broadcast.Nothing nothing -> told instanceof Delivery.Dropped ? "B2" : "B1";
    };
  }

  private String text(Reply right) {
    return switch (right) {
      case Broadcast.Nothing nothing -> "that there is nothing";
      case Broadcast.Value value -> "the value " + values.get((int) value.number() - 1);
      case Broadcast.Dropped dropped -> "that it lost " + dropped.count();
      case Broadcast.Ended ended -> "the end, " + ended.why();
    };
  }

  /** A subscriber unsubscribed, or was unsubscribed. */
  public void left(int subscriber) {
    departures++;
    apply(new Broadcast.Unsubscribe(subscriber));
  }

  /** The publisher closed, and handed over {@code kept}. */
  public void closed(List<? extends T> kept) {
    if (!state.closed()) {
      values.addAll(kept);
    }
    apply(new Broadcast.Close(kept.size()));
  }

  /** A subscriber waits to be told that there is something, and will not look again before: there must be nothing. */
  public void waitsForEver(int subscriber) {
    Reply right = model.next(state, subscriber);
    if (!lost && !(right instanceof Broadcast.Nothing)) {
      String rule = right instanceof Broadcast.Ended ? "B4" : "B1";
      simulation.violated(
          rule, () -> "subscriber " + name(subscriber) + " waits for ever, and was never told " + text(right));
    }
  }

  /** What the publisher must be answered now. */
  public Publication answer() {
    return Publication.valueOf(model.answer(state).name());
  }

  /** How many values were published. */
  public long count() {
    return values.size();
  }

  /** A number that differs for different states, but for rare collisions. */
  public long fingerprint() {
    long hash = state.closed() ? 1 : 0;
    for (Broadcast.Subscriber s : state.subscribers()) {
      long waiting = s.last() - s.first() + 1;
      int ending = s.ending() == null ? 0 : 1 + s.ending().ordinal();
      hash = 31 * hash + s.policy().ordinal();
      hash = 31 * hash + s.buffer();
      hash = 31 * hash + 8 * waiting + 2L * ending + (s.ended() ? 1 : 0);
      hash = 0x9e3779b97f4a7c15L * (31 * hash + s.dropped());
    }
    return hash;
  }

  /** Adds how often each rule was at stake. */
  public void count(Explored explored) {
    explored.occasions("B1", delivered);
    explored.occasions("B2", slow);
    explored.occasions("B3", unhindered);
    explored.occasions("B4", endings);
    explored.occasions("B5", departures);
  }

  /** How a subscriber is called in stories. */
  public static String name(int subscriber) {
    return "s" + (subscriber + 1);
  }

  private void apply(Broadcast.Call call) {
    Broadcast.State next = model.step(state, call);
    if (next == null) {
      throw new IllegalStateException("the answer was compared, and " + call + " is illegal all the same");
    }
    state = next;
  }
}
