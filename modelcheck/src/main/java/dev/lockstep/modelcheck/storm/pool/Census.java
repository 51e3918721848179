package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts what is there: threads of owners, alarms that are set, executions. When a pool has closed there must be none.
 * Thread-safe.
 */
final class Census {
  private static final long POLL_NANOS = 1_000_000;

  private final AtomicLong threads = new AtomicLong();
  private final AtomicLong alarms = new AtomicLong();
  private final AtomicLong executions = new AtomicLong();

  /** Seams whose threads, alarms and executions are counted. */
  Seams in(Seams seams) {
    return seams
        .withOwnerThreads(body -> seams.ownerThreads().newThread(counted(threads, body)))
        .withTimer((delay, task) -> schedule(seams.timer(), delay, task))
        .withRunner(body -> start(seams.runner(), body));
  }

  private static Runnable counted(AtomicLong count, Runnable body) {
    return () -> {
      count.incrementAndGet();
      try {
        body.run();
      } finally {
        count.decrementAndGet();
      }
    };
  }

  private Runner.Run start(Runner runner, Runnable body) {
    return runner.start(counted(executions, body));
  }

  private Timer.Handle schedule(Timer timer, Duration delay, Runnable task) {
    alarms.incrementAndGet();
    AtomicBoolean over = new AtomicBoolean();
    Timer.Handle handle = timer.schedule(delay, () -> {
      if (over.compareAndSet(false, true)) {
        alarms.decrementAndGet();
        task.run();
      }
    });
    return () -> {
      if (over.compareAndSet(false, true)) {
        alarms.decrementAndGet();
      }
      handle.cancel();
    };
  }

  /** Waits until nothing is there, for so long at most; whether nothing is. */
  boolean awaitNothing(Duration limit) {
    long begin = System.nanoTime();
    while (left() > 0 && System.nanoTime() - begin < limit.toNanos()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return left() == 0;
  }

  /** How many executions are under way. */
  long executions() {
    return executions.get();
  }

  private long left() {
    return threads.get() + alarms.get() + executions.get();
  }

  @Override
  public String toString() {
    return threads + " threads, " + alarms + " alarms, " + executions + " executions";
  }
}
