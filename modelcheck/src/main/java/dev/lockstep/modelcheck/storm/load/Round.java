package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.plan.ClientPlan;
import dev.lockstep.modelcheck.storm.plan.ClosingPlan;
import dev.lockstep.modelcheck.storm.plan.ObserverPlan;
import dev.lockstep.modelcheck.storm.plan.RoundPlan;
import dev.lockstep.modelcheck.storm.record.Closing;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round: lets its threads loose on the worker, waits until all have been answered and everything is at rest, and
 * returns what they saw. No thread of a round outlives it, unless it got stuck.
 */
public final class Round {
  /** A client waits many times; even if each time takes as long as a pipeline can hold it up. */
  private static final Duration CLIENTS_LIMIT = Answers.PATIENCE.multipliedBy(3);

  private final Life life;
  private final RoundPlan plan;
  private final Deck deck;
  private final Crew posting = new Crew();
  private final Crew watching = new Crew();
  private final Crew settling = new Crew();
  private final List<StatusLog> logs = new ArrayList<>();
  private final List<Closer> closers = new ArrayList<>();
  private volatile @Nullable WorkerStatus after;
  private long longestPause;

  private Round(Life life, RoundPlan plan) {
    this.life = life;
    this.plan = plan;
    this.deck = new Deck(life, plan);
  }

  /**
   * Runs a round.
   *
   * @param statusReads how many replies there were, most of which are not in the record because they were no news
   */
  public record Result(RoundRecord seen, long statusReads) {}

  /** Runs {@code plan} on the worker of {@code life}. */
  public static Result run(Life life, RoundPlan plan) throws InterruptedException {
    return new Round(life, plan).run();
  }

  private Result run() throws InterruptedException {
    WorkerStatus before = life.atRest();
    life.pipeline.serve(deck);
    clients();
    observers();
    closers();
    settling.add("storm-rest", false, "W4", this::comeToRest);
    Heartbeat heartbeat = Heartbeat.start();
    watching.start();
    posting.start();
    deck.troubles.addAll(posting.join(CLIENTS_LIMIT));
    if (deck.troubles.isEmpty()) {
      settling.start();
      deck.troubles.addAll(settling.join(CLIENTS_LIMIT));
    }
    deck.over = true;
    deck.troubles.addAll(watching.join(Answers.PATIENCE));
    longestPause = heartbeat.stop();
    List<StatusLog> readable = logs.stream().filter(StatusLog::isClosed).toList();
    return new Result(record(before, readable), readable.stream().mapToLong(StatusLog::seen).sum());
  }

  private void clients() {
    for (int i = 0; i < plan.clients().size(); i++) {
      StatusLog log = log();
      Client client = new Client(deck, plan.clients().get(i), log);
      posting.add("storm-client-" + i, plan.clients().get(i).virtual(), "W4", thenClose(client, List.of(log)));
    }
  }

  private void observers() {
    for (int i = 0; i < plan.observers().size(); i++) {
      ObserverPlan observer = plan.observers().get(i);
      List<StatusLog> own = new ArrayList<>();
      for (int k = 0; k < Observer.logs(observer); k++) {
        own.add(log());
      }
      watching.add("storm-observer-" + i, observer.virtual(), "W4", thenClose(new Observer(deck, observer, own), own));
    }
  }

  private void closers() {
    ClosingPlan closing = plan.closing();
    if (closing == null) {
      return;
    }
    for (ClosingPlan.Late late : closing.callers()) {
      StatusLog log = log();
      Client client = new Client(deck, new ClientPlan(false, false, List.of()), log);
      Closer closer = new Closer(deck, closing, late, client, log);
      closers.add(closer);
      posting.add("storm-closer-" + closers.size(), closers.size() % 2 == 0, "W10", thenClose(closer, List.of(log)));
    }
  }

  private static Runnable thenClose(Runnable body, List<StatusLog> logs) {
    return () -> {
      try {
        body.run();
      } finally {
        logs.forEach(StatusLog::close);
      }
    };
  }

  private StatusLog log() {
    StatusLog log = new StatusLog(logs.size(), deck);
    logs.add(log);
    return log;
  }

  /**
   * All clients have been answered: what is left is lingering executions, and what the worker has yet to hear of them.
   */
  private void comeToRest() {
    boolean quiet =
        Life.await(() -> life.turbulence.isQuiet() && deck.posted().stream().allMatch(Flight::isIdle))
            && Life.await(() -> isAtRest(life.worker.status()));
    WorkerStatus last = life.worker.status();
    if (quiet) {
      after = last;
      life.rests(last);
    } else {
      deck.trouble("W4", "everybody was answered and all pipelines have left, but the worker does not come to rest: "
          + last);
    }
  }

  private static boolean isAtRest(WorkerStatus status) {
    return status.phase().isTerminal()
        || status.queued() == 0 && !status.active() && status.execution() == Execution.NONE;
  }

  private RoundRecord record(WorkerStatus before, List<StatusLog> readable) {
    List<StatusRead> reads = readable.stream().flatMap(log -> log.kept().stream()).toList();
    List<Closing> closings =
        closers.stream().map(Closer::toRecord).filter(c -> c.invocation() != Operation.NEVER)
            .toList();
    return new RoundRecord(
        plan.index(),
        life.capacity,
        before,
        after,
        deck.posted().stream().map(Flight::toRecord).toList(),
        reads,
        closings,
        List.copyOf(deck.troubles),
        longestPause);
  }
}
