package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.WorkerStatus;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The surroundings of a worker in a storm: production's, but the trace sink and the runner take their time now and
 * then, which they may. The trace is told between a transition and its publication, the runner is called between two
 * effects: so the windows that a wrong order would open stay open long enough for somebody to look in.
 *
 * <p>It also keeps count of executions, and of the threads it gave away, so that the end of a storm can be checked. One
 * for each worker. Thread-safe.
 */
final class Turbulence {
  private static final int ONE_IN = 8;
  private static final long MOST_NANOS = 40_000;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final boolean virtualOwner;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final Queue<Thread> owners = new ConcurrentLinkedQueue<>();

  Turbulence(long seed, boolean virtualOwner) {
    this.seed = seed;
    this.virtualOwner = virtualOwner;
  }

  /** The seams of a worker whose steps are told to {@code steps} as well. */
  Seams seams(Trace<WorkerStatus> steps) {
    return Seams.production()
        .withTrace((action, subject, after) -> {
          steps.step(action, subject, after);
          dawdle();
        })
        .withRunner(this::start)
        .withOwnerThreads(ownerThreads());
  }

  private Runner.Run start(Runnable body) {
    dawdle();
    started.incrementAndGet();
    return Runner.VIRTUAL.start(
        () -> {
          try {
            body.run();
          } finally {
            ended.incrementAndGet();
          }
        });
  }

  private ThreadFactory ownerThreads() {
    Thread.Builder builder = virtualOwner ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    ThreadFactory factory = builder.name("storm-owner").factory();
    return body -> {
      Thread thread = factory.newThread(body);
      owners.add(thread);
      return thread;
    };
  }

  private void dawdle() {
    long dice = (seed + events.incrementAndGet()) * GOLDEN;
    dice = (dice ^ (dice >>> 31)) * GOLDEN >>> 8;
    if (dice % ONE_IN != 0) {
      return;
    }
    long nanos = (dice / ONE_IN) % MOST_NANOS;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      Thread.onSpinWait();
    }
  }

  /** Whether every execution that the worker started has returned. */
  boolean isQuiet() {
    return started.get() == ended.get();
  }

  /** Owners' threads that still live. */
  List<Thread> liveOwners() {
    return owners.stream().filter(Thread::isAlive).toList();
  }
}
