package dev.lockstep.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is given once: the first {@link #complete} wins, everybody who waits gets its value.
 *
 * <p>Thread-safety: every method may be called by any thread; {@link #complete} and {@link #peek} never block.
 *
 * <p>Memory effects: everything done before the {@code complete} that won happens-before every return of its value.
 *
 * <p>Errors: {@code await} throws {@link InterruptedException} if the waiting thread is interrupted; the oneshot is unharmed.
 *
 * <p>Source: the waiter stack is that of {@code java.util.concurrent.FutureTask}. It differs in that value and waiters share one
 * field, so that completing is a single compare-and-set and there is no state in which the value is set but not yet visible.
 *
 * <pre>
 * field          who writes              write              read       the edge that it gives
 * state          completer, waiters      compareAndSet      volatile   complete -> await; push of a waiter -> completer sees it
 * Waiter.thread  its waiter              volatile           volatile   null: gave up (time-out, interrupt), needs no unpark
 * Waiter.next    its waiter, before      plain              plain      published by the push; never changed afterwards
 *                the push
 * </pre>
 *
 * <p>No lost wake-up: a waiter pushes itself and reads the state again before it parks. Push and completion are both
 * compare-and-set on one field, so either the completer finds the waiter in the stack, or the push fails and finds the value.
 *
 * @param <T> the type of the reply; never null
 */
public final class Oneshot<T> {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Oneshot.class, "state", Object.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private record Done(Object value) {}

  private static final class Waiter {
    private volatile @Nullable Thread thread = Thread.currentThread();
    private @Nullable Waiter next;
  }

  private final Parker parker;

  /** Null: open, nobody waits. A {@link Waiter}: open, a stack of waiters. A {@link Done}: complete, for ever. */
  private volatile @Nullable Object state;

  /** An open oneshot whose waiters park through {@code parker}. */
  public Oneshot(Parker parker) {
    this.parker = parker;
  }

  /** An open oneshot whose waiters park through {@link Parker#JDK}. */
  public Oneshot() {
    this(Parker.JDK);
  }

  /** A oneshot that already has its value. */
  public static <T> Oneshot<T> completed(T value) {
    Oneshot<T> oneshot = new Oneshot<>();
    oneshot.complete(value);
    return oneshot;
  }

  /** Gives the reply and wakes all waiters. Returns false, and changes nothing, if a reply was given before. */
  public boolean complete(T value) {
    Done done = new Done(Objects.requireNonNull(value));
    while (true) {
      Object seen = state;
      if (seen instanceof Done) {
        return false;
      }
      if (STATE.compareAndSet(this, seen, done)) {
        wakeAll((Waiter) seen);
        return true;
      }
    }
  }

  /** The reply, or null while there is none. */
  @SuppressWarnings("unchecked")
  public @Nullable T peek() {
    return state instanceof Done done ? (T) done.value() : null;
  }

  /** Waits for the reply. */
  @SuppressWarnings("NullAway") // null means that the time is up, and here there is no limit
  public T await() throws InterruptedException {
    return await(Long.MAX_VALUE);
  }

  /** Waits for the reply, but not longer than {@code limit}; null if there was none by then. */
  public @Nullable T await(Duration limit) throws InterruptedException {
    return await(limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? limit.toNanos() : Long.MAX_VALUE);
  }

  private @Nullable T await(long nanos) throws InterruptedException {
    T reply = peek();
    if (reply != null) {
      return reply;
    }
    boolean timed = nanos < Long.MAX_VALUE;
    long start = timed ? System.nanoTime() : 0;
    Waiter self = push();
    while (self != null && peek() == null) {
      if (Thread.interrupted()) {
        self.thread = null;
        throw new InterruptedException();
      }
      if (!timed) {
        parker.park(this);
        continue;
      }
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        self.thread = null;
        return peek();
      }
      parker.parkNanos(this, left);
    }
    return peek();
  }

  /** Adds this thread to the waiters and returns its entry, or null if the reply arrived meanwhile. */
  private @Nullable Waiter push() {
    Waiter self = new Waiter();
    while (true) {
      Object seen = state;
      if (seen instanceof Done) {
        return null;
      }
      self.next = firstAlive((Waiter) seen);
      if (STATE.compareAndSet(this, seen, self)) {
        return self;
      }
    }
  }

  /** Skips waiters that gave up, so that polling with a time limit does not pile up entries. */
  private static @Nullable Waiter firstAlive(@Nullable Waiter stack) {
    Waiter waiter = stack;
    while (waiter != null && waiter.thread == null) {
      waiter = waiter.next;
    }
    return waiter;
  }

  private void wakeAll(@Nullable Waiter stack) {
    for (Waiter waiter = stack; waiter != null; waiter = waiter.next) {
      Thread thread = waiter.thread;
      if (thread != null) {
        parker.unpark(thread);
      }
    }
  }

  @Override
  public String toString() {
    return state instanceof Done done ? "Oneshot[" + done.value() + "]" : "Oneshot[open]";
  }
}
