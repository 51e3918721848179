package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.storm.plan.ObserverPlan;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks at the status, in bursts with rests between them, until the round is over. */
final class Observer implements Runnable {
  private final Deck deck;
  private final ObserverPlan plan;

  /** One log for a reader of status; one for each question of a burst otherwise, because those overlap. */
  private final List<StatusLog> logs;

  Observer(Deck deck, ObserverPlan plan, List<StatusLog> logs) {
    this.deck = deck;
    this.plan = plan;
    this.logs = List.copyOf(logs);
  }

  /** How many logs an observer of this kind needs. */
  static int logs(ObserverPlan plan) {
    return plan.asks() ? plan.burst() : 1;
  }

  @Override
  public void run() {
    try {
      boolean goesOn = true;
      while (goesOn && !deck.over) {
        goesOn = plan.asks() ? ask() : look();
        LockSupport.parkNanos(plan.pauseNanos());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt(); // the round was given up
    }
  }

  private boolean look() {
    for (int i = 0; i < plan.burst(); i++) {
      logs.getFirst().look(deck.worker);
    }
    return true;
  }

  /** Asks a burst of questions, then waits for the answers. */
  private boolean ask() throws InterruptedException {
    List<Oneshot<WorkerStatus>> replies = new ArrayList<>();
    long[] invocations = new long[plan.burst()];
    for (int i = 0; i < invocations.length; i++) {
      invocations[i] = logs.get(i).asks();
      replies.add(deck.worker.query());
    }
    for (int i = 0; i < invocations.length; i++) {
      WorkerStatus status = replies.get(i).await(Answers.PATIENCE);
      if (status == null) {
        deck.trouble("W4", "a status query was not answered within " + Answers.PATIENCE.toSeconds() + " s");
        return false;
      }
      logs.get(i).offer(invocations[i], logs.get(i).gets(status), status);
    }
    return true;
  }
}
