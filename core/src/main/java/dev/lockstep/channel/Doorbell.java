package dev.lockstep.channel;

import org.jspecify.annotations.Nullable;

/**
 * Wakes one owner, whichever lane a message came in by: one {@link Bell} for all lanes, and the thread that it wakes.
 *
 * <p>The hazard window lies between the owner's recheck and its park: a ring in it leaves a permit, and park returns at
 * once.
 *
 * <pre>
 * field   who writes           write   read    the edge that it gives
 * owner   the owner, before    plain   plain   published by the bell: read only by a ring that found it armed
 *         it first arms
 * </pre>
 */
final class Doorbell {
  private final Parker parker;
  private final Bell bell = new Bell(this::wake);
  private @Nullable Thread owner;

  Doorbell(Parker parker) {
    this.parker = parker;
  }

  /** Sender, after publishing: wakes the owner if it waits or is about to. */
  void ring() {
    bell.ring();
  }

  private void wake() {
    Thread waiting = owner;
    if (waiting != null) {
      parker.unpark(waiting);
    }
  }

  /** Owner: says which thread {@link #ring} has to wake. */
  void bind(Thread thread) {
    owner = thread;
  }

  /** Owner: from now on a sender rings. The owner must look at its lanes again before it waits. */
  void arm() {
    bell.arm();
  }

  /** Owner: it found a message when it looked again. */
  void disarm() {
    bell.disarm();
  }

  /**
   * Owner: waits until somebody rings. An interrupt does not end the wait: an owner is stopped by a message, not by a
   * signal.
   */
  void await() {
    while (bell.isArmed()) {
      parker.park(this);
      Thread.interrupted(); // a pending interrupt would turn park into a spin
    }
  }
}
