package dev.lockstep.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Wakes one owner, whichever lane a message came in by: one flag for all lanes.
 *
 * <p>The owner <em>arms</em> the bell, looks at its lanes <em>again</em>, and only then waits. A sender first publishes
 * its message and then rings. Ringing an unarmed bell is one volatile read.
 *
 * <p>No lost wake-up (this is Dekker's protocol, and needs sequential consistency, which volatile gives): the sender
 * writes the lane and then reads {@code armed}; the owner writes {@code armed} and then reads the lane. At least one of
 * them sees the other. The hazard window lies between the owner's recheck and its park: a ring in it leaves a permit,
 * and park returns at once.
 *
 * <pre>
 * field   who writes           write                      read       the edge that it gives
 * armed   owner, sender        volatile, compareAndSet    volatile   arm -> ring; at most one sender unparks per arming
 * owner   the owner, before    plain                      plain      published by armed: read only after armed was seen true
 *         it first arms
 * </pre>
 */
final class Doorbell {
  private static final VarHandle ARMED;

  static {
    try {
      ARMED = MethodHandles.lookup().findVarHandle(Doorbell.class, "armed", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Parker parker;
  private volatile boolean armed;
  private @Nullable Thread owner;

  Doorbell(Parker parker) {
    this.parker = parker;
  }

  /** Sender, after publishing: wakes the owner if it waits or is about to. */
  void ring() {
    if (armed && ARMED.compareAndSet(this, true, false)) {
      Thread waiting = owner;
      if (waiting != null) {
        parker.unpark(waiting);
      }
    }
  }

  /** Owner: says which thread {@link #ring} has to wake. */
  void bind(Thread thread) {
    owner = thread;
  }

  /** Owner: from now on a sender rings. The owner must look at its lanes again before it waits. */
  void arm() {
    armed = true;
  }

  /** Owner: it found a message when it looked again. */
  void disarm() {
    armed = false;
  }

  /**
   * Owner: waits until somebody rings. An interrupt does not end the wait: an owner is stopped by a message, not by a
   * signal.
   */
  void await() {
    while (armed) {
      parker.park(this);
      Thread.interrupted(); // a pending interrupt would turn park into a spin
    }
  }
}
