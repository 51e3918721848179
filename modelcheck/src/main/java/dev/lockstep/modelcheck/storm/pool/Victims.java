package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes workers that can be killed and made to hang. Whoever is killed has no time any more, and crashes when he asks
 * for it. Whoever hangs does not get the answer for a while: his owner stands still or, if he has a lock instead,
 * everybody who calls him. Thread-safe.
 */
final class Victims implements WorkerFactory {
  private static final int SHORTEST_HANG_MILLIS = 50;
  private static final int LONGEST_HANG_MILLIS = 600;

  /** What is to happen to one worker. */
  private enum Fate {
    LIVES,
    DIES,
    HANGS
  }

  private static final class Victim {
    private volatile Fate fate = Fate.LIVES;
    private volatile int hangMillis;
  }

  private final WorkerFactory factory;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Victim> alive = new CopyOnWriteArrayList<>();
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong killed = new AtomicLong();
  private final AtomicLong hung = new AtomicLong();

  Victims(WorkerFactory factory) {
    this.factory = factory;
  }

  @Override
  public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
    Victim victim = new Victim();
    Worker worker = factory.start(policy, pipeline, seams.withClock(() -> time(victim, seams)));
    made.incrementAndGet();
    alive.add(victim);
    return worker;
  }

  private long time(Victim victim, Seams seams) {
    switch (victim.fate) {
      case LIVES -> {}
      case DIES -> throw new IllegalStateException("planned: this worker is killed");
      case HANGS -> {
        victim.fate = Fate.LIVES;
        waitFor(victim.hangMillis);
      }
    }
    return seams.clock().nanos();
  }

  /** Whoever is interrupted meanwhile hangs nevertheless, and is told afterwards. */
  private void waitFor(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    boolean waiting = true;
    while (waiting) {
      try {
        waiting = !over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS) && System.nanoTime() < end;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills somebody, or makes him hang, by chance. */
  void strike(Random random) {
    if (alive.isEmpty()) {
      return;
    }
    Victim victim = alive.get(random.nextInt(alive.size()));
    if (random.nextInt(3) == 0) {
      victim.hangMillis = random.nextInt(SHORTEST_HANG_MILLIS, LONGEST_HANG_MILLIS);
      victim.fate = Fate.HANGS;
      hung.incrementAndGet();
    } else {
      victim.fate = Fate.DIES;
      alive.remove(victim);
      killed.incrementAndGet();
    }
    while (alive.size() > PoolStorm.MAX + PoolStorm.SURGE) {
      alive.removeFirst(); // the oldest was dismissed in the meantime
    }
  }

  /** Nobody hangs any more. */
  void release() {
    over.countDown();
  }

  /** Whoever waits for that is told at once. */
  CountDownLatch over() {
    return over;
  }

  long made() {
    return made.get();
  }

  long killed() {
    return killed.get();
  }

  long hung() {
    return hung.get();
  }
}
