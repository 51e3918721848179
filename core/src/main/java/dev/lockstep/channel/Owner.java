package dev.lockstep.channel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The one thread that may touch the state: takes messages from its inbox, one per turn, until the inbox is closed.
 *
 * <p>Every engine drives the same {@link #turn}: a real thread in {@link #run}, a model checker as one operation, a
 * simulation from its own loop. So what is checked is what is shipped.
 *
 * <p>Thread-safety: {@link #turn} and {@link #run} by one thread at a time, the owner. Successive turns by different
 * threads need a happens-before edge between them.
 *
 * @param <M> the type of the messages
 */
public final class Owner<M> implements Runnable {
  private final Inbox<?, M> inbox;
  private final Consumer<M> step;
  private final Consumer<Throwable> crash;

  /** Whether somebody has taken the life of the owner's thread, to live it or to see that nobody does. */
  private final AtomicBoolean claimed = new AtomicBoolean();

  /**
   * An owner of {@code inbox}.
   *
   * @param step handles one message; must not block
   * @param crash called once, by {@link #run}, if a step or the parker threw: must close the inbox and answer what it
   *     held
   */
  public Owner(Inbox<?, M> inbox, Consumer<M> step, Consumer<Throwable> crash) {
    this.inbox = inbox;
    this.step = step;
    this.crash = crash;
  }

  /**
   * Says which thread to wake when a message comes after a turn that found nothing. {@link #run} does it by itself;
   * whoever takes the turns does it once, before the first, or else looks for messages without being told.
   */
  public void bind(Thread thread) {
    inbox.doorbell().bind(thread);
  }

  /**
   * One turn: handles one message or, if there is none, arms the doorbell and looks again.
   *
   * @return false if the owner may now wait for the doorbell; true if there is more to do
   */
  public boolean turn() {
    M message = inbox.poll();
    if (message == null) {
      return !rest();
    }
    step.accept(message);
    return true;
  }

  /** Arms the doorbell; true if the lanes are still empty when looked at again. */
  private boolean rest() {
    inbox.doorbell().arm();
    if (inbox.isEmpty()) {
      return true;
    }
    inbox.doorbell().disarm();
    return false;
  }

  /** Takes the life of the owner's thread, which can be lived once: true for the first who asks, and no other. */
  public boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /**
   * The life of the owner's thread: turns, and waits between them, until the inbox is closed. Does nothing if it was
   * claimed before.
   */
  @Override
  public void run() {
    if (!claim()) {
      return;
    }
    try {
      bind(Thread.currentThread());
      while (!inbox.isClosed()) {
        if (!turn()) {
          inbox.doorbell().await();
        }
      }
    } catch (Throwable cause) {
      crash.accept(cause);
    }
  }
}
