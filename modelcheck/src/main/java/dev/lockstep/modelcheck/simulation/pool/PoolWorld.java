package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.World;
import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.worker.ShutdownPolicy;
import java.util.List;

/**
 * One pool and its surroundings. When everything has come that comes from outside and the pool has dealt with it, or
 * has had ample time to, it is shut down, whatever has happened to it, and asked once more: a pool that has ended must
 * still answer.
 */
final class PoolWorld implements World {
  private static final String KILL = "worker-crash";
  private static final String FREEZE = "worker-silent";
  private static final String CRASH = "owner-crash";

  /** When the pool is shut down although it has not come to rest. */
  private static final long END = PoolScenario.LATEST * Limits.MILLI + 2 * Limits.BOUND;

  private final Simulation simulation;
  private final Limits limits;
  private final Books books = new Books();
  private final Surroundings surroundings;
  private final Orchestrator orchestrator;
  private final Clients clients;
  private final Laws laws;
  private boolean ending;
  private boolean late;
  private int frozen;
  private long seenAt;
  private boolean wasQuiet;
  private long elapsed;

  PoolWorld(Simulation simulation, PoolKind kind, Limits limits) {
    this.simulation = simulation;
    this.limits = limits;
    this.surroundings = new Surroundings(simulation, kind, books);
    this.orchestrator =
        new Orchestrator(
            limits.policy(), surroundings::make, surroundings::process, surroundings.seams(), ShutdownPolicy.DEFAULT);
    books.hears(orchestrator.results().subscribe(SubscriptionPolicy.dropOldest(2 * PoolScenario.MOST_EVENTS)));
    FeedCheck<PoolResult> feed = new FeedCheck<>(simulation);
    this.clients = new Clients(simulation, orchestrator, books, feed, this::elapsed);
    books.gather(orchestrator.status(), 0);
    this.laws = new Laws(this, feed);
    orchestrator.start();
    simulation.after(PoolScenario.LATEST * Limits.MILLI, this::lookForTheEnd);
  }

  @Override
  public boolean act(Event event, int number) {
    switch (event.verb().name()) {
      case "submit" -> clients.submit(event, number);
      case "scale" -> clients.scale(event.value(0));
      case "add" -> clients.add();
      case "remove" -> clients.remove();
      case "query" -> clients.query();
      case "shutdown" ->
          clients.shutdown(new ShutdownPolicy(Limits.millis(event.value(0)), Limits.millis(event.value(1))));
      case "subscribe" -> clients.subscribe(event, number);
      case "crash" -> crash();
      case "jump" -> jump(event.value(0));
      case "fail" -> fail(Fault.values()[event.value(0)], event.value(1), event.value(2) > 0);
      case "cancel" -> {
        return clients.cancel(event);
      }
      case "unsubscribe" -> {
        return clients.unsubscribe(event);
      }
      case "kill" -> {
        return kill(event.value(0));
      }
      case "freeze" -> {
        return freeze(event.value(0), event.value(1));
      }
      default -> throw new IllegalArgumentException("nobody knows how to " + event);
    }
    return true;
  }

  // ---- Faults

  private boolean kill(int number) {
    if (number > books.lives().size()) {
      return false;
    }
    Life life = books.lives().get(number - 1);
    simulation.event("fault", () -> life + " fails at its next step");
    simulation.strike(KILL);
    life.kill();
    return true;
  }

  private boolean freeze(int number, int millis) {
    if (number > books.lives().size()) {
      return false;
    }
    Life life = books.lives().get(number - 1);
    if (!life.isFrozen()) {
      simulation.event("fault", () -> life + " does not get on for " + millis + " ms");
      simulation.strike(FREEZE);
      frozen++;
      life.freeze();
      simulation.after(
          millis * Limits.MILLI,
          () -> {
            simulation.event("fault", () -> life + " gets on again");
            frozen--;
            life.thaw();
          });
    }
    return true;
  }

  private void crash() {
    simulation.event("fault", () -> "the supervisor's owner crashes");
    simulation.strike(CRASH);
    orchestrator.supervisor().crash(new IllegalStateException("injected: the owner crashes"));
  }

  private void jump(int millis) {
    simulation.event("fault", () -> "the clock jumps by " + millis + " ms");
    simulation.strike("clock-jump");
    simulation.jump(millis * Limits.MILLI);
    seenAt += millis * Limits.MILLI;
  }

  private void fail(Fault fault, int call, boolean withError) {
    simulation.tell("fault", () -> fault.kind() + " will fail when it is called for the " + call + ". time from now");
    surroundings.arm(fault, call, withError);
    if (fault == Fault.LISTENER) {
      surroundings.arm(Fault.METER, call, withError);
    }
  }

  // ---- The end

  /** Every few milliseconds, since the pool itself never rests as long as it runs. */
  private void lookForTheEnd() {
    if (ending) {
      return;
    }
    if (isCalm() || simulation.now() >= END) {
      ending = true;
      clients.shutdown(new ShutdownPolicy(Limits.millis(4), Limits.millis(4)));
    } else {
      simulation.after(4 * Limits.MILLI, this::lookForTheEnd);
    }
  }

  /** Whether the pool has dealt with everything. */
  private boolean isCalm() {
    boolean allAnswered = books.jobs().stream().allMatch(Job::isAnswered);
    PoolStatus status = books.status();
    boolean manned = status.restarting() + status.retiring() + status.lingering() == 0;
    return allAnswered && manned && frozen == 0 && isQuiet();
  }

  @Override
  public void afterStep() {
    elapsed += wasQuiet ? simulation.now() - seenAt : 0;
    seenAt = simulation.now();
    wasQuiet = isQuiet();
    books.gather(orchestrator.status(), simulation.steps());
    clients.afterStep();
    laws.afterStep();
    books.turnThePage();
  }

  @Override
  public boolean atRest() {
    laws.atRest();
    if (late) {
      return false;
    }
    late = true;
    clients.comeLate();
    afterStep();
    return true;
  }

  @Override
  public long fingerprint() {
    PoolStatus status = books.status();
    long hash = status.phase().ordinal();
    hash = hash * 31 + status.target();
    hash = hash * 31 + status.live();
    hash = hash * 31 + status.restarting();
    hash = hash * 31 + status.retiring();
    hash = hash * 31 + status.lingering();
    hash = hash * 31 + status.pending();
    hash = hash * 31 + status.assigned();
    for (Job job : books.jobs()) {
      hash = hash * 0x9e3779b97f4a7c15L + job.fingerprint();
    }
    return hash;
  }

  @Override
  public String blamed() {
    return "S4";
  }

  @Override
  public void count(Explored explored) {
    laws.count(explored);
  }

  // ---- What the laws look at

  /**
   * How much time has passed while nobody had anything to do. A schedule may let time pass while somebody waits for his
   * turn; nothing that takes bounded time can be judged by that.
   */
  long elapsed() {
    return elapsed;
  }

  Simulation simulation() {
    return simulation;
  }

  Limits limits() {
    return limits;
  }

  Books books() {
    return books;
  }

  Clients clients() {
    return clients;
  }

  Orchestrator orchestrator() {
    return orchestrator;
  }

  /** Whether no owner has anything to do, but for those that are frozen. */
  boolean isQuiet() {
    return surroundings.isQuiet();
  }

  boolean isAnybodyFrozen() {
    return frozen > 0;
  }

  /** Whether something has failed without which a supervisor cannot go on. */
  boolean mayCrash() {
    return struck(Fault.CLOCK) || simulation.struck().containsKey(CRASH);
  }

  boolean struck(Fault fault) {
    return simulation.struck().containsKey(fault.kind());
  }

  /** The lives that were not dismissed and have not ended, as far as anybody can see. */
  List<Life> present() {
    return books.lives().stream().filter(life -> !life.isDismissed() && !life.hasEnded()).toList();
  }

  /** Whether the pool gives out requests. */
  boolean works() {
    return books.phase() == PoolPhase.RUNNING || books.phase() == PoolPhase.DRAINING;
  }
}
