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
import org.jspecify.annotations.Nullable;

/**
 * One client of a {@link Rush}: runs the same errand again and again, as fast as it can, for a while. Most errands go on
 * for long without waiting, so that the scheduler must take the processor away from them in the midst of it: this is how
 * somebody gets to wait for a lock that is held for nanoseconds, even on one processor.
 */
final class RushClient implements Runnable {
  private static final Duration LIMIT = Duration.ofMillis(1);
  private static final int BUFFER = 16;
  private static final int SENDS = 10_000;
  private static final int READS = 200_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What a client does over and over. The last one shuts the worker down when three quarters of the time are over. */
  enum Errand {
    POST,
    POST_WITH_LIMITS,
    POST_AND_CANCEL,
    CANCEL,
    CANCEL_TOO,
    READ_STATUS,
    READ_STATUS_TOO,
    ASK,
    PROBE,
    SUBSCRIBE,
    SHUT_DOWN
  }

  private final Worker worker;
  private final Errand errand;
  private final Duration time;
  private long operations;
  private @Nullable Throwable failure;

  RushClient(Worker worker, Errand errand, Duration time) {
    this.worker = worker;
    this.errand = errand;
    this.time = time;
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    try {
      while (System.nanoTime() - begin < time.toNanos()) {
        once(System.nanoTime() - begin);
        operations++;
      }
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  private void once(long elapsed) throws InterruptedException {
    switch (errand) {
      case POST -> post();
      case CANCEL, CANCEL_TOO -> cancel();
      case POST_WITH_LIMITS -> {
        Request request = new Request("limited", "text").withPatience(LIMIT).withTimeLimit(LIMIT);
        worker.post(request).outcome().await(PATIENCE);
      }
      case POST_AND_CANCEL -> {
        Ticket ticket = worker.post(new Request("cancelled", "text"));
        ticket.cancel();
        ticket.outcome().await();
      }
      case READ_STATUS, READ_STATUS_TOO -> read();
      case ASK -> worker.query().await();
      case PROBE -> worker.probe(PATIENCE);
      case SUBSCRIBE -> subscribe();
      case SHUT_DOWN -> {
        if (elapsed > time.toNanos() * 3 / 4) {
          worker.shutdown(ShutdownPolicy.DEFAULT).await();
        } else {
          worker.query().await();
        }
      }
    }
  }

  /** Sends one request after the other, and waits for the last one only. */
  private void post() throws InterruptedException {
    for (int i = 1; i < SENDS; i++) {
      worker.post(new Request("one of many", "text"));
      operations++;
    }
    worker.post(new Request("the last", "text")).outcome().await();
  }

  /** Cancels a settled request again and again, which sends a message and does nothing else. */
  private void cancel() throws InterruptedException {
    Ticket ticket = worker.post(new Request("settled", "text"));
    ticket.outcome().await();
    for (int i = 1; i < SENDS; i++) {
      ticket.cancel();
      operations++;
    }
    worker.query().await();
  }

  /** Takes some of the results, and leaves. */
  private void subscribe() throws InterruptedException {
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.dropOldest(BUFFER));
    for (int i = 0; i < BUFFER && !(results.await() instanceof Delivery.Ended<WorkerResult>); i++) {
      operations++;
    }
    results.unsubscribe();
  }

  private void read() throws InterruptedException {
    for (int i = 1; i < READS && worker.status().uptimeNanos() >= 0; i++) {
      operations++;
    }
    worker.query().await();
  }

  /** How many there were. To be asked once the client's thread has ended. */
  long operations() {
    if (failure != null) {
      throw new IllegalStateException(errand + " failed: " + failure, failure);
    }
    return operations;
  }
}
