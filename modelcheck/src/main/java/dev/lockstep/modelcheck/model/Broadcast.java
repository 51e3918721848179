package dev.lockstep.modelcheck.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broadcast: every value to every subscriber, in order, once; whoever is slow pays as it chose (rules B1 to B5).
 * Values are their numbers, 1, 2, 3, ..., and so are subscribers.
 *
 * <p>It says what {@code BroadcastState.tla} says. In one point it says more: a publisher that closes hands over what it
 * kept because a subscriber blocked, to everybody, whatever room there is.
 */
public final class Broadcast implements SequentialSpecification<Broadcast.State, Broadcast.Call> {
  /** What happens to a value for which the buffer of a subscriber has no room. */
  public enum Policy {
    BLOCK,
    DROP_OLDEST,
    CUT_OFF
  }

  /** Why a subscription ends. */
  public enum Why {
    CLOSED,
    CUT_OFF,
    LEFT
  }

  /** What became of a value. */
  public enum Publication {
    PUBLISHED,
    WOULD_BLOCK,
    CLOSED
  }

  /**
   * One subscriber's part.
   *
   * @param first the number of the oldest value that waits
   * @param last the number of the newest value that waits; less than {@code first} if none does
   * @param dropped how many values it lost and was not told of
   * @param ending why no more values will come; null if they will
   * @param ended whether it was told of the end
   */
  public record Subscriber(
      Policy policy, int buffer, long first, long last, long dropped, @Nullable Why ending, boolean ended) {
    /** Whether the next value is for it. */
    public boolean on() {
      return ending == null;
    }

    /** Whether as many values wait as may. */
    public boolean isFull() {
      return last - first + 1 >= buffer;
    }

    private Subscriber waiting(long from, long to, long lost) {
      return new Subscriber(policy, buffer, from, to, lost, ending, ended);
    }

    private Subscriber ending(Why why, boolean told) {
      return new Subscriber(policy, buffer, first, last, dropped, why, told);
    }
  }

  /**
   * The state.
   *
   * @param published the number of the last value; 0 if there was none
   */
  public record State(long published, boolean closed, List<Subscriber> subscribers) {
    private State with(int subscriber, Subscriber instead) {
      List<Subscriber> others = new ArrayList<>(subscribers);
      others.set(subscriber, instead);
      return new State(published, closed, others);
    }
  }

  /** What a subscriber is told. */
  public sealed interface Reply {}

  /** A value. */
  public record Value(long number) implements Reply {}

  /** So many were lost. */
  public record Dropped(long count) implements Reply {}

  /** No more will come. */
  public record Ended(Why why) implements Reply {}

  /** There is nothing to know. */
  public record Nothing() implements Reply {}

  /** A call with its reply. */
  public sealed interface Call {}

  /** The next value is published, or not. */
  public record Publish(Publication answer) implements Call {}

  /** The next subscriber joins. */
  public record Subscribe(Policy policy, int buffer) implements Call {}

  /** A subscriber, counted from 0, asks for the next thing that it has to know. */
  public record Take(int subscriber, Reply reply) implements Call {}

  /** A subscriber wants no more. */
  public record Unsubscribe(int subscriber) implements Call {}

  /** The end; {@code kept} values are published with it. */
  public record Close(long kept) implements Call {}

  @Override
  public State initial() {
    return new State(0, false, List.of());
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Publish publish -> publish.answer == answer(state) ? publish(state, publish.answer) : null;
      case Subscribe subscribe -> subscribe(state, subscribe);
      case Take take -> take.reply.equals(next(state, take.subscriber)) ? taken(state, take.subscriber) : null;
      case Unsubscribe leave -> unsubscribe(state, leave.subscriber);
      case Close close -> close(state, close.kept);
    };
  }

  /** What a publisher is answered in {@code state}. */
  public Publication answer(State state) {
    if (state.closed) {
      return Publication.CLOSED;
    }
    boolean blocked = state.subscribers.stream().anyMatch(s -> s.on() && s.policy == Policy.BLOCK && s.isFull());
    return blocked ? Publication.WOULD_BLOCK : Publication.PUBLISHED;
  }

  /** The next thing that {@code subscriber} has to know in {@code state}. */
  public Reply next(State state, int subscriber) {
    Subscriber s = state.subscribers.get(subscriber);
    if (s.ended && s.ending != null) {
      return new Ended(s.ending);
    } else if (s.dropped > 0) {
      return new Dropped(s.dropped);
    } else if (s.first <= s.last) {
      return new Value(s.first);
    }
    return s.ending == null ? new Nothing() : new Ended(s.ending);
  }

  private static State publish(State state, Publication answer) {
    if (answer != Publication.PUBLISHED) {
      return state;
    }
    long number = state.published + 1;
    return new State(number, false, state.subscribers.stream().map(s -> delivered(s, number)).toList());
  }

  private static Subscriber delivered(Subscriber s, long number) {
    if (!s.on()) {
      return s;
    } else if (!s.isFull()) {
      return s.waiting(s.first, number, s.dropped);
    }
    return s.policy == Policy.DROP_OLDEST ? s.waiting(s.first + 1, number, s.dropped + 1) : s.ending(Why.CUT_OFF, false);
  }

  /** Whoever comes after the end is told so at once. */
  private static State subscribe(State state, Subscribe call) {
    List<Subscriber> all = new ArrayList<>(state.subscribers);
    long last = state.published;
    all.add(new Subscriber(call.policy, call.buffer, last + 1, last, 0, state.closed ? Why.CLOSED : null, state.closed));
    return new State(last, state.closed, all);
  }

  private State taken(State state, int subscriber) {
    Subscriber s = state.subscribers.get(subscriber);
    return switch (next(state, subscriber)) {
      case Value value -> state.with(subscriber, s.waiting(s.first + 1, s.last, 0));
      case Dropped dropped -> state.with(subscriber, s.waiting(s.first, s.last, 0));
      case Ended end -> state.with(subscriber, s.ending(end.why, true));
      case Nothing nothing -> state;
    };
  }

  private static State unsubscribe(State state, int subscriber) {
    Subscriber s = state.subscribers.get(subscriber);
    Subscriber left = s.waiting(s.last + 1, s.last, 0).ending(Why.LEFT, true);
    return s.ended ? state : state.with(subscriber, left);
  }

  private static State close(State state, long kept) {
    if (state.closed) {
      return state;
    }
    long last = state.published + kept;
    return new State(
        last,
        true,
        state.subscribers.stream().map(s -> s.on() ? s.waiting(s.first, last, s.dropped).ending(Why.CLOSED, false) : s)
            .toList());
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Take(int subscriber, Nothing nothing)
        || call instanceof Publish publish && publish.answer != Publication.PUBLISHED;
  }

  @Override
  public int weight(State state) {
    return 64 + 64 * state.subscribers.size();
  }
}
