package dev.lockstep.modelcheck.vector;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerResult;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One life of one slot of a stepped pool: a channel worker of the kit, whose executions return and which answers pings,
 * dies and hangs when it is told to. It never ends because it was dismissed, so that it may say something late.
 *
 * <p>For one thread.
 */
final class Puppet implements Worker {
  /** A request that a life was given, and the life's ticket for it. */
  record Given(Puppet to, Ticket ticket) {
    /** Whether the life would not take it. */
    boolean isSentBack() {
      return ticket.outcome().peek() instanceof Outcome.NotRun;
    }

    String id() {
      return ticket.request().id();
    }
  }

  private final int slot;
  private final int life;
  private final ChannelWorker worker;
  private final List<Given> given;
  private final Map<String, Runnable> executions = new HashMap<>();
  private final List<Oneshot<Health>> unanswered = new ArrayList<>();
  private Health health = Health.HEALTHY;
  private boolean silent;
  private boolean dismissed;
  private boolean failing;

  /**
   * A new life.
   *
   * @param given where it is entered what a life is given
   */
  Puppet(int slot, int life, WorkerPolicy policy, Seams seams, List<Given> given) {
    this.slot = slot;
    this.life = life;
    this.given = given;
    Pipeline pipeline = this::process;
    this.worker = new ChannelWorker(policy, pipeline, seams.withRunner(this::run)).start();
  }

  int slot() {
    return slot;
  }

  int life() {
    return life;
  }

  // ---- What it is told to do

  /** Its execution of {@code request} returns, or throws; false if there is none. */
  boolean end(String request, boolean throwing) {
    Runnable execution = executions.remove(request);
    if (execution != null) {
      failing = throwing;
      execution.run();
    }
    return execution != null;
  }

  void crash() {
    worker.crash(new IllegalStateException("it is told to crash"));
  }

  /** Says from now on that it makes no progress. */
  void hang() {
    health = Health.STUCK_EXECUTION;
  }

  /** Answers no ping from now on. */
  void fallSilent() {
    silent = true;
  }

  /** Answers the pings that it has not answered; false if there are none. */
  boolean answer() {
    silent = false;
    unanswered.forEach(ping -> ping.complete(health));
    boolean any = !unanswered.isEmpty();
    unanswered.clear();
    return any;
  }

  // ---- What is seen of it

  /** Whether an execution of it is under way. */
  boolean isBusy() {
    return !executions.isEmpty();
  }

  /** Whether its pool has dismissed it. */
  boolean isDismissed() {
    return dismissed;
  }

  // ---- What its pool does to it

  private Runner.Run run(Runnable body) {
    String request = worker.status().current();
    executions.put(request == null ? "" : request, body);
    return () -> {};
  }

  private String process(Request request) {
    if (failing) {
      throw new IllegalStateException("the pipeline is told to fail");
    }
    return "done " + request.id();
  }

  @Override
  public Ticket post(Request request) {
    Ticket ticket = worker.post(request);
    given.add(new Given(this, ticket));
    return ticket;
  }

  @Override
  public Oneshot<Health> ping() {
    Oneshot<Health> reply = new Oneshot<>();
    if (silent) {
      unanswered.add(reply);
    } else {
      reply.complete(health);
    }
    return reply;
  }

  @Override
  public Oneshot<ShutdownReport> shutdown(ShutdownPolicy policy) {
    dismissed = true;
    return worker.stopped();
  }

  @Override
  public Oneshot<ShutdownReport> stopped() {
    return worker.stopped();
  }

  @Override
  public WorkerStatus status() {
    return worker.status();
  }

  @Override
  public Oneshot<WorkerStatus> query() {
    return worker.query();
  }

  @Override
  public Health probe(Duration limit) {
    return silent ? Health.STUCK_OWNER : health;
  }

  @Override
  public Feed<WorkerResult> results() {
    return worker.results();
  }
}
