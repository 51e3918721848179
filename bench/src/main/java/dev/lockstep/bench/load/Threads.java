package dev.lockstep.bench.load;

import java.util.Locale;
import java.util.concurrent.ThreadFactory;

/** The kind of thread that observers, clients and owners run on. */
public enum Threads {
  VIRTUAL(Thread.ofVirtual().factory()),
  PLATFORM(Thread.ofPlatform().daemon().factory());

  private final ThreadFactory factory;

  Threads(ThreadFactory factory) {
    this.factory = factory;
  }

  /** Makes such threads. */
  public ThreadFactory factory() {
    return factory;
  }

  /** The word in a key and in a table. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
