package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.Scaling;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What observers and the operator of a storm see: looks at every status, and at every answer. Thread-safe. */
final class Samples {
  private final Books books;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong scalings = new AtomicLong();
  private final AtomicLong mostHeap = new AtomicLong();

  Samples(Books books) {
    this.books = books;
  }

  /** One observer's next look; {@code before} is what the same one saw before, null at first. */
  void take(PoolStatus status, @Nullable PoolStatus before) {
    taken.incrementAndGet();
    int size = status.live() + status.restarting();
    boolean runs = status.phase() == PoolPhase.RUNNING;
    if (runs && (size < PoolStorm.MIN || size > PoolStorm.MAX || status.retiring() > PoolStorm.SURGE)) {
      books.broken("S1", status.toString());
    }
    if (status.accepted() != status.pending() + status.assigned() + status.settled()) {
      books.broken("S4", status.toString());
    }
    if (before != null && goesBack(before, status)) {
      books.broken("S10", "after " + before + " came " + status);
    }
  }

  private static boolean goesBack(PoolStatus before, PoolStatus status) {
    return status.accepted() < before.accepted() || status.settled() < before.settled()
        || status.restarts() < before.restarts() || status.fenced() < before.fenced()
        || status.uptimeNanos() < before.uptimeNanos() || status.phase().compareTo(before.phase()) < 0;
  }

  /** The operator's command was answered, or not. */
  void scaled(@Nullable Scaling answer) {
    switch (answer) {
      case null -> books.broken("S11", "a command to change the size is not answered");
      case Scaling.Refused refused -> books.broken("S11", "a pool that runs refuses to change its size: " + refused);
      case Scaling.Target(int target) -> {
        scalings.incrementAndGet();
        if (target < PoolStorm.MIN || target > PoolStorm.MAX) {
          books.broken("S7", "the pool is to have " + target + " workers");
        }
      }
    }
  }

  /** The heap that is used now. */
  void heap() {
    Runtime runtime = Runtime.getRuntime();
    mostHeap.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
  }

  long taken() {
    return taken.get();
  }

  long scalings() {
    return scalings.get();
  }

  long mostHeap() {
    return mostHeap.get();
  }
}
