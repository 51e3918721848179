package dev.lockstep.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is given once: the first {@link #complete} wins, everybody who waits gets its value.
 *
 * <p>Thread-safety: every method may be called by any thread; only {@code await} blocks.
 *
 * <p>Memory effects: everything done before the {@code complete} that won happens-before every return of its value, and
 * before an owner's handling of the message that {@link #tell} sends it.
 *
 * <p>Errors: {@code await} throws {@link InterruptedException} if the thread is interrupted while there is no reply;
 * the oneshot is unharmed.
 *
 * <p>Source: the waiter stack is that of {@code java.util.concurrent.FutureTask}. It differs in that value and waiters
 * share one field, so that completing is a single compare-and-set and there is no state in which the value is set but
 * not yet visible.
 *
 * <pre>
 * field          who writes              write              read       the edge that it gives
 * state          completer, waiters      compareAndSet      volatile   complete -> await, message; push -> completer
 * Waiter         its waiter              final              final      an immutable stack, published by state
 * </pre>
 *
 * <p>No lost wake-up: a waiter pushes itself and reads the state again before it parks. Push and completion are both
 * compare-and-set on one field, so either the completer finds the waiter in the stack, or the push fails and finds the
 * value.
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

  /**
   * An immutable stack of those who wait. A thread waits at most once at a time for one reply, so the thread is the key
   * of its entry; an owner has none, and is sent a message.
   */
  private record Waiter(@Nullable Thread thread, Runnable message, @Nullable Waiter next) {
    private Waiter(Thread thread, @Nullable Waiter next) {
      this(thread, () -> {}, next);
    }
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
  public T await() throws InterruptedException {
    if (push()) {
      try {
        while (peek() == null) {
          parkUnlessInterrupted(Long.MAX_VALUE);
        }
      } finally {
        leave();
      }
    }
    return Objects.requireNonNull(peek());
  }

  /** Waits for the reply, but not longer than {@code limit} of real time; null if there was none by then. */
  public @Nullable T await(Duration limit) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(limit);
    long begin = System.nanoTime();
    if (push()) {
      try {
        for (long left = nanos; peek() == null && left > 0; left = nanos - (System.nanoTime() - begin)) {
          parkUnlessInterrupted(left);
        }
      } finally {
        leave();
      }
    }
    return peek();
  }

  /**
   * As {@link #await()}, for who is the owner of {@code inbox}: {@code message} is sent to it, once, when there is a
   * reply, and now if there is one.
   */
  public <K extends Enum<K>, M> void tell(Inbox<K, M> inbox, K lane, M message) {
    Runnable send = () -> inbox.offer(lane, message);
    while (true) {
      Object seen = state;
      if (seen instanceof Done) {
        send.run();
        return;
      }
      if (STATE.compareAndSet(this, seen, new Waiter(null, send, (Waiter) seen))) {
        return;
      }
    }
  }

  private void parkUnlessInterrupted(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (nanos == Long.MAX_VALUE) {
      parker.park(this);
    } else {
      parker.parkNanos(this, nanos);
    }
  }

  /** Adds this thread to the waiters; false if the reply arrived meanwhile. */
  private boolean push() {
    while (true) {
      Object seen = state;
      if (seen instanceof Done) {
        return false;
      }
      if (STATE.compareAndSet(this, seen, new Waiter(Thread.currentThread(), (Waiter) seen))) {
        return true;
      }
    }
  }

  /**
   * Takes this thread off the waiters, however its wait ended, so that polling with a time limit does not pile up
   * entries.
   */
  private void leave() {
    while (true) {
      Object seen = state;
      if (seen instanceof Done || STATE.compareAndSet(this, seen, without((Waiter) seen, Thread.currentThread()))) {
        return;
      }
    }
  }

  /** The other waiters; their order does not matter. */
  private static @Nullable Waiter without(@Nullable Waiter stack, Thread thread) {
    Waiter rest = null;
    for (Waiter waiter = stack; waiter != null; waiter = waiter.next()) {
      if (waiter.thread() != thread) {
        rest = new Waiter(waiter.thread(), waiter.message(), rest);
      }
    }
    return rest;
  }

  private void wakeAll(@Nullable Waiter stack) {
    for (Waiter waiter = stack; waiter != null; waiter = waiter.next()) {
      waiter.message().run();
      if (waiter.thread() != null) {
        parker.unpark(waiter.thread());
      }
    }
  }

  @Override
  public String toString() {
    return state instanceof Done done ? "Oneshot[" + done.value() + "]" : "Oneshot[open]";
  }
}
