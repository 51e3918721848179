package dev.lockstep.bench.lane;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@link Peer#FLOOR_PARK}: one asker at a time.
 *
 * <pre>
 * field      who writes             write      read
 * question   the asker, the owner   volatile   volatile
 * asker      the asker              plain      plain (the owner): published by question
 * </pre>
 */
final class ParkExchange implements Exchange {
  private static final Object CLOSE = new Object();

  private final Thread owner;
  private @Nullable Thread asker;

  /** What the owner has not answered yet; null when it has. */
  private volatile @Nullable Object question;

  ParkExchange(ThreadFactory owners) {
    owner = owners.newThread(this::run);
    owner.start();
  }

  private void run() {
    while (true) {
      Object asked = question;
      if (asked == CLOSE) {
        return;
      } else if (asked == null) {
        LockSupport.park(this);
      } else {
        Thread waiting = asker;
        question = null;
        LockSupport.unpark(waiting);
      }
    }
  }

  @Override
  public Object ask(Object asked) {
    asker = Thread.currentThread();
    question = asked;
    LockSupport.unpark(owner);
    while (question != null) {
      LockSupport.park(this);
    }
    return asked;
  }

  @Override
  public void close() throws InterruptedException {
    question = CLOSE;
    LockSupport.unpark(owner);
    owner.join();
  }
}
