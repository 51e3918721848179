package dev.lockstep.modelcheck.structure.flight;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import java.util.List;

/** What the clients of a pool do. As {@link WorkerErrands}, they go on for long without waiting. */
final class PoolErrands {
  private static final int BUFFER = 16;
  private static final int SENDS = 2_000;
  private static final int READS = 50_000;
  private static final int MOST_WORKERS = 3;

  private final Orchestrator pool;

  private PoolErrands(Orchestrator pool) {
    this.pool = pool;
  }

  /** The errands at {@code pool}, one for each client. */
  static List<RushClient.Errand> at(Orchestrator pool) {
    PoolErrands errands = new PoolErrands(pool);
    return List.of(
        elapsed -> errands.submit(),
        elapsed -> errands.submitAndCancel(),
        elapsed -> errands.read(),
        elapsed -> errands.read(),
        elapsed -> errands.ask(),
        elapsed -> errands.subscribe(),
        errands::shutDown);
  }

  private long submit() throws InterruptedException {
    for (int i = 1; i < SENDS; i++) {
      pool.submit(new Request("one of many", "text"));
    }
    pool.submit(new Request("the last", "text")).outcome().await();
    return SENDS;
  }

  private long submitAndCancel() throws InterruptedException {
    PoolTicket ticket = pool.submit(new Request("cancelled", "text"));
    for (int i = 1; i < SENDS; i++) {
      ticket.cancel();
    }
    ticket.outcome().await();
    return SENDS;
  }

  private long read() throws InterruptedException {
    long reads = 0;
    while (reads < READS && pool.status().pending() >= 0 && pool.metrics().results() >= 0) {
      reads++;
    }
    pool.supervisor().poolStatus().await();
    return reads;
  }

  /** Asks, and changes the number of workers. */
  private long ask() throws InterruptedException {
    for (int size = 1; size <= MOST_WORKERS; size++) {
      pool.supervisor().poolStatus().await();
      pool.supervisor().scaleTo(size).await();
    }
    return MOST_WORKERS;
  }

  private long subscribe() throws InterruptedException {
    Subscription<PoolResult> results = pool.results().subscribe(SubscriptionPolicy.dropOldest(BUFFER));
    long taken = 0;
    while (taken < BUFFER && !(results.await() instanceof Delivery.Ended<PoolResult>)) {
      taken++;
    }
    results.unsubscribe();
    return taken + 1;
  }

  private long shutDown(long elapsed) throws InterruptedException {
    if (elapsed < RushClient.SHUT_DOWN_NANOS) {
      return ask();
    }
    pool.shutdown(ShutdownPolicy.DEFAULT).await();
    return 1;
  }
}
