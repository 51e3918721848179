package dev.lockstep.modelcheck.structure.flight;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerResult;
import java.time.Duration;
import java.util.List;

/**
 * What the clients of a worker do. Most go on for long without waiting, so that the scheduler must take the processor
 * away from them in the midst of it: this is how somebody gets to wait for a lock that is held for nanoseconds, even on
 * one processor.
 */
final class WorkerErrands {
  private static final Duration LIMIT = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int BUFFER = 16;
  private static final int SENDS = 10_000;
  private static final int READS = 200_000;

  private final Worker worker;

  private WorkerErrands(Worker worker) {
    this.worker = worker;
  }

  /** The errands at {@code worker}, one for each client. */
  static List<RushClient.Errand> at(Worker worker) {
    WorkerErrands errands = new WorkerErrands(worker);
    return List.of(
        elapsed -> errands.post(),
        elapsed -> errands.postWithLimits(),
        elapsed -> errands.postAndCancel(),
        elapsed -> errands.cancel(),
        elapsed -> errands.cancel(),
        elapsed -> errands.read(),
        elapsed -> errands.read(),
        elapsed -> errands.ask(),
        elapsed -> errands.subscribe(),
        errands::shutDown);
  }

  /** Sends one request after the other, and waits for the last one only. */
  private long post() throws InterruptedException {
    for (int i = 1; i < SENDS; i++) {
      worker.post(new Request("one of many", "text"));
    }
    worker.post(new Request("the last", "text")).outcome().await();
    return SENDS;
  }

  private long postWithLimits() throws InterruptedException {
    Request request = new Request("limited", "text").withPatience(LIMIT).withTimeLimit(LIMIT);
    worker.post(request).outcome().await(PATIENCE);
    return 1;
  }

  private long postAndCancel() throws InterruptedException {
    Ticket ticket = worker.post(new Request("cancelled", "text"));
    ticket.cancel();
    ticket.outcome().await();
    return 2;
  }

  /** Cancels a settled request again and again, which sends a message and does nothing else. */
  private long cancel() throws InterruptedException {
    Ticket ticket = worker.post(new Request("settled", "text"));
    ticket.outcome().await();
    for (int i = 0; i < SENDS; i++) {
      ticket.cancel();
    }
    worker.query().await();
    return SENDS;
  }

  private long read() throws InterruptedException {
    long reads = 0;
    while (reads < READS && worker.status().uptimeNanos() >= 0) {
      reads++;
    }
    worker.query().await();
    return reads;
  }

  private long ask() throws InterruptedException {
    worker.query().await();
    worker.probe(PATIENCE);
    return 2;
  }

  /** Takes some of the results, and leaves. */
  private long subscribe() throws InterruptedException {
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.dropOldest(BUFFER));
    long taken = 0;
    while (taken < BUFFER && !(results.await() instanceof Delivery.Ended<WorkerResult>)) {
      taken++;
    }
    results.unsubscribe();
    return taken + 1;
  }

  private long shutDown(long elapsed) throws InterruptedException {
    if (elapsed < RushClient.SHUT_DOWN_NANOS) {
      return ask();
    }
    worker.shutdown(ShutdownPolicy.DEFAULT).await();
    return 1;
  }
}
