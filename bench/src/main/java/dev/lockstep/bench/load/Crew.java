package dev.lockstep.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a load. They all wait until the last of them has been started: thousands that work would leave no time
 * to start the rest. A member that throws spoils the whole load, which is then no figure but an error.
 *
 * <p>For one thread; the members are others.
 */
final class Crew {

  /** What a member does until the tape is over. */
  @FunctionalInterface
  interface Member {
    void work() throws Exception;
  }

  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch begin = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Adds a member, on a thread of its own. */
  void add(ThreadFactory factory, Member member) {
    Thread thread =
        factory.newThread(
            () -> {
              try {
                begin.await();
                member.work();
              } catch (Throwable cause) {
                failure.compareAndSet(null, cause); // thrown by whoever waits for the crew
              }
            });
    threads.add(thread);
    thread.start();
  }

  /** Lets all members begin. */
  void begin() {
    begin.countDown();
  }

  /**
   * Waits until every member is done.
   *
   * @throws IllegalStateException if one failed
   */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("a thread of the load failed: " + cause, cause);
    }
  }
}
