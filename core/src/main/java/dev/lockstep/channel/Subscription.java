package dev.lockstep.channel;

import dev.lockstep.channel.Broadcast.State;
import dev.lockstep.channel.Delivery.Reason;
import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's end of a {@link Broadcast}: each value that is published after it subscribed, in order, once, until
 * it ends (rule B1). What it does not get it is told of (rule B2).
 *
 * <p>Thread-safety: {@link #poll} and {@link #await} by one thread at a time, the reader; {@link #unsubscribe} by any
 * thread at any time. Of the three only {@code await} waits for anything here. A poll of a subscription that drops is
 * wait-free; the others, and unsubscribe, are lock-free: they try again only because another thread has succeeded. Of
 * one that blocks, poll and unsubscribe also run what tells a publisher that waits of the room, and take as long as
 * that does: it may block, if whoever made the {@link Broadcast} says so.
 *
 * <p>Memory effects: those of {@link Broadcast#publish}.
 *
 * <p>Errors: {@code await} throws {@link InterruptedException} if the thread is interrupted while there is nothing to
 * deliver; the subscription is unharmed.
 *
 * <p>The reader alone decides what it has missed: by how far the state of the broadcast is ahead of what it has taken.
 * The publisher only has to leave it the values that it is due. The ring therefore has two places more than the buffer:
 * one for the value that is being published, which the state does not count yet, and one for the value that is being
 * taken, since {@code taken} may be visible one value late. With one place less the publisher could cut off a reader
 * that finds itself in time, and looks for ever for a value that was never left for it.
 *
 * <pre>
 * field    who writes           write        read                     the edge that it gives
 * ring     the publisher        release      acquire                  an entry that was overwritten -> the state that
 *                                                                     explains it; else the state gives the edge
 * taken    the reader           volatile     volatile (publisher)     take -> the publisher that finds room
 * left     who unsubscribes     volatile     volatile                 unsubscribe -> poll; unsubscribe -> publish
 * last     the reader           plain        plain (the reader)       reader-owned
 * end      the reader           plain        plain (the reader)       reader-owned
 * thread   the reader           volatile     volatile (who rings)     await -> who rings, who may be as late as the
 *                                                                     next await, and then wakes for no reason
 * </pre>
 *
 * <p>Linearization points: {@code unsubscribe}, its first write of {@code left}; a {@code poll} that finds it written,
 * its read of {@code left}; one that delivers a value to a reader that blocks, its write of {@code taken} (that is when
 * the publisher finds room), or just before {@code left} was written, if that was earlier; any other {@code poll}, its
 * read of the broadcast's state.
 *
 * <p>Hazard window: between a reader's look and its wait. The {@link Bell} closes it.
 */
public final class Subscription<T> {

  /** A value and its number, counted from 1. */
  record Entry<T>(long number, T value) {}

  private static final long NOT_CUT = Long.MAX_VALUE;

  private final Broadcast<T> broadcast;
  private final SubscriptionPolicy policy;
  private final Parker parker;
  private final Runnable tell;
  private final Bell bell = new Bell(this::wake);
  private final AtomicReferenceArray<Entry<T>> ring;

  /** The number of the last value that the reader was given or told of. */
  private volatile long taken;

  private volatile boolean left;

  /** The number of the last value that a subscriber which was cut off still gets. */
  private long last = NOT_CUT;

  /** What the reader was told at the end, and is told again if it asks again. */
  private @Nullable Delivery<T> end;

  private volatile @Nullable Thread thread;

  /** A subscription that waits to be begun or ended by {@code broadcast}; {@code tell} must neither block nor throw. */
  Subscription(Broadcast<T> broadcast, SubscriptionPolicy policy, Parker parker, Runnable tell) {
    this.broadcast = broadcast;
    this.policy = policy;
    this.parker = parker;
    this.tell = tell;
    this.ring = new AtomicReferenceArray<>(policy.buffer() + 2);
  }

  // ---- The reader

  /**
   * The next thing that the reader has to know, or null if there is nothing. After null, the reader is told once when
   * there is something: a thread that waits in {@link #await} is woken, an owner is sent the message that it subscribed
   * with. After the end, the end again.
   */
  public @Nullable Delivery<T> poll() {
    Delivery<T> next = next();
    if (next == null) {
      bell.arm();
      next = next();
      if (next != null) {
        bell.disarm();
      }
    }
    return next;
  }

  /** As {@link #poll}, but waits until there is something. */
  public Delivery<T> await() throws InterruptedException {
    thread = Thread.currentThread();
    Delivery<T> next = poll();
    while (next == null) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      parker.park(this);
      next = poll();
    }
    return next;
  }

  private @Nullable Delivery<T> next() {
    while (end == null) {
      State<T> seen = broadcast.state();
      if (left) {
        return end(Reason.LEFT);
      }
      long excess = seen.published() - taken - policy.buffer();
      if (excess > 0 && policy.whenFull() == WhenFull.DROP_OLDEST) {
        return drop(excess);
      }
      if (excess > 0 && policy.whenFull() == WhenFull.CUT_OFF && last == NOT_CUT) {
        cutOff();
      }
      if (taken >= Math.min(last, seen.published())) {
        return afterTheRing(seen);
      }
      long number = taken + 1;
      Entry<T> entry = ring.getAcquire(place(number));
      if (entry.number() == number) {
        return take(number, entry.value());
      }
      // It was overwritten since the state was read. So the state is another one by now, and says why.
    }
    return end;
  }

  /** What a reader is told that has taken every value in its ring. */
  private @Nullable Delivery<T> afterTheRing(State<T> seen) {
    if (last != NOT_CUT) {
      return end(Reason.CUT_OFF);
    }
    List<T> kept = seen.kept();
    if (kept == null) {
      return null;
    }
    int delivered = (int) (taken - seen.published());
    return delivered < kept.size() ? take(taken + 1, kept.get(delivered)) : end(Reason.CLOSED);
  }

  private Delivery<T> take(long number, T value) {
    taken = number;
    broadcast.roomWasMade(this);
    return new Delivery.Value<>(value);
  }

  private Delivery<T> drop(long count) {
    long told = taken + count;
    taken = told;
    return new Delivery.Dropped<>(count);
  }

  /** The values that wait now are the last. */
  private void cutOff() {
    last = taken + policy.buffer();
    broadcast.forget(this);
  }

  /** Reader, or before it has one. */
  Delivery<T> end(Reason reason) {
    Delivery<T> ended = new Delivery.Ended<>(reason);
    end = ended;
    return ended;
  }

  // ---- Any thread

  /**
   * Ends the subscription: once this has returned, whoever polls is told that it has ended, whatever still waits or is
   * published. May be called any number of times. A poll that began before may still deliver what it has found.
   */
  public void unsubscribe() {
    left = true;
    broadcast.forget(this);
    bell.ring();
  }

  /** Tells the reader, if it has asked for it, that there is something. */
  void ring() {
    bell.ring();
  }

  private void wake() {
    Thread waiting = thread;
    if (waiting != null) {
      parker.unpark(waiting);
    }
    tell.run();
  }

  SubscriptionPolicy policy() {
    return policy;
  }

  // ---- The publisher

  /** Whoever joins: the first value is the one after {@code published}. */
  void begin(long published) {
    taken = published;
  }

  /** Whether the next value, after {@code published} of them, has to wait for this subscriber. */
  boolean blocks(long published) {
    return policy.whenFull() == WhenFull.BLOCK && !left && published - taken >= policy.buffer();
  }

  /**
   * Leaves {@code entry} for the reader, which sees it when the state counts it.
   *
   * @return false if the reader is cut off by it, whatever it is doing now
   */
  boolean put(Entry<T> entry) {
    boolean due = policy.whenFull() != WhenFull.CUT_OFF || entry.number() - taken <= ring.length();
    if (due) {
      ring.setRelease(place(entry.number()), entry);
    }
    return due;
  }

  private int place(long number) {
    return (int) (number % ring.length());
  }
}
