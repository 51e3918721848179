package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker of a simulated pool, as it really is; what the pool takes it for is another matter. */
final class Life {
  /** A request that was given to it, and the worker's ticket for it. */
  record Given(Job job, Ticket ticket) {
    /** Whether the worker has said what became of it. */
    boolean isReported() {
      return ticket.outcome().peek() != null;
    }

    /** Whether the worker would not take it: that was no attempt. */
    boolean isSentBack() {
      return ticket.outcome().peek() instanceof Outcome.NotRun;
    }

    /** Whether the worker took it, and has said what became of it: that is a result. */
    boolean isResult() {
      return isReported() && !isSentBack();
    }
  }

  private static final long NEVER = -1;

  private final Simulation simulation;
  private final int number;
  private final Driver courier;
  private final List<Execution> executions = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final List<Oneshot<Health>> pings = new ArrayList<>();
  private @Nullable Worker worker;
  private @Nullable Driver owner;
  private String current = "";
  private boolean killed;
  private boolean frozen;
  private boolean everFrozen;
  private long goneSince = NEVER;
  private int dismissedInStep = -1;
  private int resultsBefore;
  private int leftUndone;

  Life(Simulation simulation, int number, Driver courier) {
    this.simulation = simulation;
    this.number = number;
    this.courier = courier;
  }

  int number() {
    return number;
  }

  // ---- What it is made of

  void is(Worker real) {
    worker = real;
  }

  void ownedBy(Driver driver) {
    owner = driver;
  }

  /** The clock of this worker: one that is killed has none, and crashes when it asks. */
  long time(long now) {
    if (killed) {
      throw new IllegalStateException("injected: there is no time for worker " + number);
    }
    return now;
  }

  /** The worker's trace: whoever is in flight now is whom the runner is asked to start. */
  void traced(String action, String subject, WorkerStatus after) {
    String id = after.current();
    current = id == null ? "" : id;
  }

  String current() {
    return current;
  }

  // ---- What happens to it

  /** Its worker crashes at its next step, which it is made to take. */
  void kill() {
    killed = true;
    if (worker != null) {
      worker.ping();
    }
  }

  /**
   * It does not get on: its owner takes no turns or, if it has none, its lock is held, so that whoever calls it waits:
   * its courier, and its executions when they end.
   */
  void freeze() {
    frozen = true;
    everFrozen = true;
    (owner == null ? courier : owner).freeze();
    if (owner == null) {
      executions.forEach(Execution::stop);
    }
  }

  void thaw() {
    frozen = false;
    (owner == null ? courier : owner).thaw();
    executions.forEach(Execution::goOn);
  }

  private List<Driver> drivers() {
    return owner == null ? List.of(courier) : List.of(courier, owner);
  }

  boolean isFrozen() {
    return frozen;
  }

  /** Whether nobody can tell what is on its way to it. */
  boolean isOutOfReach() {
    return frozen && owner == null;
  }

  void starts(Execution execution) {
    executions.add(execution);
  }

  void left(Execution execution) {
    executions.remove(execution);
  }

  // ---- What its courier asks of it

  void gives(Job job, Ticket ticket) {
    given.add(new Given(job, ticket));
  }

  void asked(Oneshot<Health> ping) {
    pings.add(ping);
  }

  void dismissed() {
    if (dismissedInStep < 0) {
      leftUndone = isBeyondReproach() ? openLoad() : 0;
      dismissedInStep = simulation.steps();
      resultsBefore = results();
    }
  }

  // ---- What can be said of it

  List<Given> given() {
    return given;
  }

  boolean isDismissed() {
    return dismissedInStep >= 0;
  }

  /** Whether it was dismissed before this step. */
  boolean wasDismissedBefore(int step) {
    return isDismissed() && dismissedInStep < step;
  }

  @Nullable ShutdownReport end() {
    return worker == null ? null : worker.stopped().peek();
  }

  boolean hasEnded() {
    return end() != null;
  }

  /** Whether it is dead or silent for longer than {@code bound}, of a time that has come to {@code elapsed}. */
  boolean isGoneFor(long bound, long elapsed) {
    if (!killed && !frozen && !hasEnded()) {
      goneSince = NEVER;
    } else if (goneSince == NEVER) {
      goneSince = elapsed;
    }
    return goneSince != NEVER && elapsed - goneSince > bound;
  }

  /** Whether there was never a reason to take it for anything else than a good worker. */
  boolean isBeyondReproach() {
    boolean wellSaid = pings.stream().allMatch(ping -> ping.peek() == null || ping.peek() == Health.HEALTHY);
    boolean prompt = drivers().stream().mapToLong(Driver::lag).sum() < Limits.HEALTH_INTERVAL * Limits.MILLI;
    return !killed && !everFrozen && wellSaid && !hasEnded() && prompt;
  }

  /** Whether it was asked for its health and has not answered, as far as anybody can see. */
  boolean owesAnAnswer() {
    return isOutOfReach() || pings.stream().anyMatch(ping -> ping.peek() == null);
  }

  /** How many requests of the pool it had to leave undone when it was dismissed, although it was a good worker. */
  int leftUndone() {
    return leftUndone;
  }

  /** How many requests it was given and has not reported on. */
  int load() {
    return (int) given.stream().filter(each -> !each.isReported()).count();
  }

  /** How many of these its pool has not settled either. */
  int openLoad() {
    return (int) given.stream().filter(each -> !each.isReported() && each.job().isOpen()).count();
  }

  /** How many results it has given since it was dismissed. */
  int lateResults() {
    return isDismissed() ? results() - resultsBefore : 0;
  }

  private int results() {
    return (int) given.stream().filter(Given::isResult).count();
  }

  @Override
  public String toString() {
    return "worker " + number;
  }
}
