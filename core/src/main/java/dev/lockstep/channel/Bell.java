package dev.lockstep.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Tells one who waits that there is something to look at: once for each time that he asks to be told.
 *
 * <p>Whoever waits <em>arms</em> the bell, looks <em>again</em>, and only then waits. Whoever has something for him
 * first publishes it and then rings. Ringing an unarmed bell is one volatile read.
 *
 * <p>Nothing is missed (this is Dekker's protocol, and needs sequential consistency, which volatile gives): the one
 * writes what he publishes and then reads {@code armed}; the other writes {@code armed} and then reads what is
 * published. At least one of them sees the other.
 *
 * <pre>
 * field   who writes        write                      read       the edge that it gives
 * armed   both sides        volatile, compareAndSet    volatile   arm -> ring; he is told at most once per arming
 * tell    nobody            final                      final      none needed
 * </pre>
 */
final class Bell {
  private static final VarHandle ARMED;

  static {
    try {
      ARMED = MethodHandles.lookup().findVarHandle(Bell.class, "armed", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Runnable tell;
  private volatile boolean armed;

  /** A bell that is not armed; {@code tell} runs on the thread that rings, which takes as long, and must not throw. */
  Bell(Runnable tell) {
    this.tell = tell;
  }

  /** After publishing: tells whoever waits, or is about to. */
  void ring() {
    if (armed && ARMED.compareAndSet(this, true, false)) {
      tell.run();
    }
  }

  /** Before waiting: from now on a ring tells. Whoever arms must look again before he waits. */
  void arm() {
    armed = true;
  }

  /** He found something when he looked again. */
  void disarm() {
    armed = false;
  }

  /** Whether nobody has rung since it was armed. */
  boolean isArmed() {
    return armed;
  }
}
