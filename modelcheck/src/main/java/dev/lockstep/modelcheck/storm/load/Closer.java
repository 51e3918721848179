package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.plan.ClosingPlan;
import dev.lockstep.modelcheck.storm.record.Closing;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One of several callers of shutdown. Posts one request once status says that the worker is closing, and one when it
 * has the report.
 */
final class Closer implements Runnable {
  private static final long LOOK_NANOS = 50_000;

  private final Deck deck;
  private final ClosingPlan plan;
  private final ClosingPlan.Late late;
  private final Client client;
  private final StatusLog log;
  private volatile long invocation = Operation.NEVER;
  private volatile long response = Operation.NEVER;
  private volatile @Nullable ShutdownReport report;

  Closer(Deck deck, ClosingPlan plan, ClosingPlan.Late late, Client client, StatusLog log) {
    this.deck = deck;
    this.plan = plan;
    this.late = late;
    this.client = client;
    this.log = log;
  }

  @Override
  public void run() {
    LockSupport.parkNanos(plan.afterNanos() - deck.clock.now());
    ShutdownPolicy policy = plan.policy();
    deck.journal.closes(policy);
    invocation = deck.clock.now();
    Oneshot<ShutdownReport> reply = deck.worker.shutdown(policy);
    try {
      awaitClosing(reply);
      boolean answered = client.see(late.closing());
      ShutdownReport told = reply.await(Answers.PATIENCE);
      if (told == null) {
        deck.trouble("W10", "a caller of shutdown had no report within " + Answers.PATIENCE.toSeconds() + " s");
        return;
      }
      report = told;
      response = deck.clock.now();
      deck.journal.stopped();
      log.read(deck.worker);
      if (answered) {
        client.see(late.closed());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt(); // the round was given up
    }
  }

  /** Until status shows that the shutdown has begun. */
  private void awaitClosing(Oneshot<ShutdownReport> reply) {
    while (deck.worker.status().phase() == Phase.OPEN && reply.peek() == null && !deck.over) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    log.read(deck.worker);
  }

  /** What came of the call. */
  Closing toRecord() {
    return new Closing(plan.policy(), invocation, response, report);
  }
}
