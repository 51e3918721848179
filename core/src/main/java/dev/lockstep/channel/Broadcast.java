package dev.lockstep.channel;

import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every value to every subscriber: one publisher, any number of {@link Subscription subscriptions}, each with a buffer
 * of its own and the policy that it chose for the case that the buffer is full (rules B1 to B5).
 *
 * <p>A publish is all or nothing: if it would block, nobody gets the value, nobody is cut off, and nobody loses
 * anything. No code of a subscriber runs on the publisher's thread, and only a subscriber that chose to block makes the
 * publisher wait.
 *
 * <p>Thread-safety: {@link #publish} and {@link #close(List)} by one thread at a time, the publisher; everything else
 * by any thread at any time. Nothing here blocks, unless {@code room} does, which runs on a subscriber's thread.
 * Lock-free: whoever tries again does so because another has succeeded.
 *
 * <p>Memory effects: everything done before {@code publish(v)} happens-before the return of the {@code poll} that
 * delivers {@code v}.
 *
 * <p>Source: tokio's broadcast channel, where the sender overwrites a ring and a receiver works out from sequence
 * numbers what it has missed. It differs in that each subscriber has a ring of its own, and there is no lock: a value
 * is put into every ring first, and is there when the state counts it. So one compare-and-set gives it to all
 * subscribers at one instant.
 *
 * <pre>
 * field   who writes                       write           read       the edge that it gives
 * state   publisher, who subscribes,       compareAndSet   volatile   publish -> poll; subscribe -> publish;
 *         unsubscribes or closes                                      close -> poll
 * room    see {@link Bell}                                            a subscriber that took or left -> the publisher
 * </pre>
 *
 * <p>Linearization points, one for each of the operations of {@code BroadcastState.tla}:
 *
 * <ul>
 *   <li>{@code publish}: its compare-and-set of the state; the read of the state that has no subscriber, or is closed;
 *       if it would block, the read that finds the buffer full
 *   <li>{@code subscribe} and {@code close}: their compare-and-set of the state
 *   <li>{@code poll} and {@code unsubscribe}: see {@link Subscription}
 * </ul>
 *
 * @param <T> the type of the values: immutable, since all subscribers share the instance
 */
public final class Broadcast<T> implements Feed<T> {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Broadcast.class, "state", State.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /**
   * What subscribers have to agree on.
   *
   * @param published how many values there were so far; those without any subscriber are not counted
   * @param subscribers whom the next value is for
   * @param kept null while open; once closed, the values that the publisher still kept, which come last
   */
  record State<T>(long published, List<Subscription<T>> subscribers, @Nullable List<T> kept) {
    boolean isClosed() {
      return kept != null;
    }

    /** Whether a subscriber that chose to block has no room for one more value. */
    private boolean isBlocked() {
      for (Subscription<T> subscriber : subscribers) {
        if (subscriber.blocks(published)) {
          return true;
        }
      }
      return false;
    }

    private State<T> with(List<Subscription<T>> others) {
      return new State<>(published, others, kept);
    }
  }

  private final Parker parker;
  private final Bell room;
  private volatile State<T> state = new State<>(0, List.of(), null);

  /**
   * A broadcast whose subscribers wait through {@code parker}.
   *
   * @param room runs when a publisher that was answered WOULD_BLOCK may try again; on the thread of the subscriber that
   *     made room, so it must not throw, and what it waits for, that subscriber waits for
   */
  public Broadcast(Parker parker, Runnable room) {
    this.parker = parker;
    this.room = new Bell(room);
  }

  /** Publisher: gives {@code value} to everybody who is subscribed, or to nobody. */
  public Publication publish(T value) {
    Objects.requireNonNull(value);
    while (true) {
      State<T> seen = state;
      if (seen.isClosed()) {
        return Publication.CLOSED;
      }
      if (seen.subscribers().isEmpty()) {
        return Publication.PUBLISHED; // to nobody
      }
      if (seen.isBlocked()) {
        room.arm();
        if (state.isBlocked()) {
          return Publication.WOULD_BLOCK;
        }
        room.disarm();
      } else if (deliver(seen, value)) {
        return Publication.PUBLISHED;
      }
    }
  }

  /** Puts the value into every buffer, and then lets the state count it; false if the state has changed meanwhile. */
  private boolean deliver(State<T> seen, T value) {
    long number = seen.published() + 1;
    Subscription.Entry<T> entry = new Subscription.Entry<>(number, value);
    List<Subscription<T>> on = seen.subscribers();
    for (Subscription<T> subscriber : seen.subscribers()) {
      if (!subscriber.put(entry)) {
        on = without(on, subscriber);
      }
    }
    return change(seen, new State<>(number, on, null));
  }

  /** Ends every subscription, after its last value. Does nothing if the broadcast is closed. */
  public void close() {
    close(List.of());
  }

  /**
   * Publisher: as {@link #close()}, and hands over the values that it still keeps because a subscriber would have
   * blocked. They come last, to everybody, whatever room there is: at its end a publisher can wait for nobody, and
   * nothing must be lost in silence.
   */
  public void close(List<? extends T> kept) {
    List<T> last = List.copyOf(kept);
    State<T> seen = state;
    while (!seen.isClosed() && !change(seen, new State<>(seen.published(), List.of(), last))) {
      seen = state;
    }
    room.ring(); // a publisher that waits for room learns that there is no more to wait for
  }

  @Override
  public Subscription<T> subscribe(SubscriptionPolicy policy) {
    return join(new Subscription<>(this, policy, parker, () -> {}));
  }

  @Override
  public <K extends Enum<K>, M> Subscription<T> subscribe(
      SubscriptionPolicy policy, Inbox<K, M> inbox, K lane, M message) {
    return join(new Subscription<>(this, policy, parker, () -> inbox.offer(lane, message)));
  }

  private Subscription<T> join(Subscription<T> subscriber) {
    while (true) {
      State<T> seen = state;
      if (seen.isClosed()) {
        subscriber.end(Delivery.Reason.CLOSED);
        return subscriber;
      }
      subscriber.begin(seen.published());
      List<Subscription<T>> all = new ArrayList<>(seen.subscribers());
      all.add(subscriber);
      if (STATE.compareAndSet(this, seen, seen.with(List.copyOf(all)))) {
        return subscriber;
      }
    }
  }

  /** Any thread: publishes no more to {@code subscriber}; a publisher that waited for it may go on. */
  void forget(Subscription<T> subscriber) {
    State<T> seen = state;
    while (seen.subscribers().contains(subscriber)
        && !STATE.compareAndSet(this, seen, seen.with(without(seen.subscribers(), subscriber)))) {
      seen = state;
    }
    roomWasMade(subscriber);
  }

  /** Any thread: {@code subscriber} has taken a value, or left. */
  void roomWasMade(Subscription<T> subscriber) {
    if (subscriber.policy().whenFull() == WhenFull.BLOCK) {
      room.ring();
    }
  }

  State<T> state() {
    return state;
  }

  /** Moves on to {@code next}, and tells everybody whom it concerns. */
  private boolean change(State<T> seen, State<T> next) {
    boolean changed = STATE.compareAndSet(this, seen, next);
    if (changed) {
      seen.subscribers().forEach(Subscription::ring);
    }
    return changed;
  }

  private static <T> List<Subscription<T>> without(List<Subscription<T>> all, Subscription<T> one) {
    List<Subscription<T>> others = new ArrayList<>(all);
    others.remove(one);
    return List.copyOf(others);
  }
}
