package dev.lockstep.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Timer;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts the threads, alarms and executions that seams have given out and that are not over. */
final class Census {
  private static final long AGES = TimeUnit.SECONDS.toNanos(30);

  private final AtomicInteger owners = new AtomicInteger();
  private final AtomicInteger alarms = new AtomicInteger();
  private final AtomicInteger executions = new AtomicInteger();

  Seams seams() {
    Seams production = Seams.production();
    ThreadFactory threads = production.ownerThreads();
    Timer timer = production.timer();
    Runner runner = production.runner();
    return production
        .withOwnerThreads(owner -> threads.newThread(counted(owners, owner)))
        .withTimer(
            (delay, task) -> {
              alarms.incrementAndGet();
              AtomicBoolean over = new AtomicBoolean();
              Timer.Handle handle = timer.schedule(delay, () -> {
                once(over, alarms);
                task.run();
              });
              return () -> {
                once(over, alarms);
                handle.cancel();
              };
            })
        .withRunner(body -> runner.start(counted(executions, body)));
  }

  private static void once(AtomicBoolean over, AtomicInteger counter) {
    if (over.compareAndSet(false, true)) {
      counter.decrementAndGet();
    }
  }

  private static Runnable counted(AtomicInteger counter, Runnable body) {
    counter.incrementAndGet();
    return () -> {
      try {
        body.run();
      } finally {
        counter.decrementAndGet();
      }
    };
  }

  /** Waits until everything is over; what is not, after ages, is reported. */
  void assertNobodyIsLeft() {
    long begin = System.nanoTime();
    while (owners.get() + alarms.get() + executions.get() > 0 && System.nanoTime() - begin < AGES) {
      LockSupport.parkNanos(100_000);
    }
    assertEquals("0 owners, 0 alarms, 0 executions",
        owners + " owners, " + alarms + " alarms, " + executions + " executions");
  }
}
