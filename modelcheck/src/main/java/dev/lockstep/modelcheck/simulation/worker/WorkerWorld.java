package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.World;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerResult;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One worker and its surroundings. In the end it is shut down, whatever has happened to it, and asked once more: a
 * worker that has ended must still answer.
 */
final class WorkerWorld implements World {
  private static final long MILLI = 1_000_000;
  private static final String CRASH = "owner-crash";
  private static final String NO_THREAD = "owner-thread";
  private static final List<SeamFault> CONTAINED =
      List.of(
          SeamFault.TRACE, SeamFault.RUNNER, SeamFault.RUNNER_LATE, SeamFault.INTERRUPT, SeamFault.TIMER,
          SeamFault.TIMER_CANCEL);

  /** How far the end has come. */
  private enum End {
    NOT_YET,
    SHUTDOWN,
    AFTERWARDS
  }

  private final Simulation simulation;
  private final Kind kind;
  private final int capacity;
  private final long executionLimit;
  private final Books books = new Books();
  private final SimulatedSeams seams;
  private final Worker worker;
  private final StatusSource source;
  private final Clients clients;
  private final FeedCheck<?> feed;
  private final Laws laws;
  private End end = End.NOT_YET;

  WorkerWorld(Simulation simulation, Kind kind, Event setup) {
    this.simulation = simulation;
    this.kind = kind;
    this.capacity = setup.value(0);
    this.executionLimit = setup.value(1) * MILLI;
    this.seams = new SimulatedSeams(simulation, books);
    this.worker = open();
    this.source = kind == Kind.CHANNEL_QUERY ? new Asker(simulation, worker, books) : new Watcher(worker);
    FeedCheck<WorkerResult> results = new FeedCheck<>(simulation);
    this.feed = results;
    this.clients = new Clients(simulation, worker, books, results);
    this.laws = new Laws(this, results);
    seams.observedBy(laws::observe);
    if (kind.hasOwner() && setup.value(2) == WorkerScenario.Birth.STILLBORN.ordinal()) {
      bearStill((ChannelWorker) worker);
    }
  }

  private Worker open() {
    WorkerPolicy policy = new WorkerPolicy(capacity, Duration.ofNanos(executionLimit));
    SimulatedPipeline pipeline = new SimulatedPipeline(simulation, books, seams);
    if (!kind.hasOwner()) {
      return new MutexWorker(policy, pipeline, seams.seams());
    }
    ChannelWorker channel = new ChannelWorker(policy, pipeline, seams.seams());
    Component owner = simulation.component("owner", self -> turn(channel, self));
    channel.owner().bind(Thread.currentThread());
    seams.wakes(owner::wake);
    owner.wake();
    return channel;
  }

  /** It is woken when the doorbell rings, and not before: a message that rings no bell is not seen. */
  private static void turn(ChannelWorker channel, Component owner) {
    if (!channel.owner().turn()) {
      owner.sleep();
    }
  }

  /** There is no thread for the owner. */
  private void bearStill(ChannelWorker channel) {
    try {
      channel.start();
    } catch (IllegalStateException expected) {
      afterStep();
      return;
    }
    simulation.violated("W11", () -> "a worker without an owner says that it has started");
  }

  @Override
  public boolean act(Event event, int number) {
    switch (event.verb().name()) {
      case "post" -> clients.post(event, number);
      case "shutdown" -> clients.shutdown(new ShutdownPolicy(millis(event.value(0)), millis(event.value(1))));
      case "query" -> clients.query();
      case "ping" -> clients.ping();
      case "subscribe" -> clients.subscribe(event, number);
      case "crash" -> crash();
      case "jump" -> {
        simulation.event("fault", () -> "the clock jumps by " + event.value(0) + " ms");
        simulation.strike("clock-jump");
        simulation.jump(event.value(0) * MILLI);
      }
      case "fail" -> fail(SeamFault.values()[event.value(0)], event.value(1), event.value(2) > 0);
      case "cancel" -> {
        return clients.cancel(event);
      }
      case "unsubscribe" -> {
        return clients.unsubscribe(event);
      }
      default -> throw new IllegalArgumentException("nobody knows how to " + event);
    }
    return true;
  }

  private void fail(SeamFault seam, int call, boolean withError) {
    simulation.tell("fault", () -> seam.kind() + " will fail when it is called for the " + call + ". time from now");
    seams.arm(seam, call, withError);
    if (seam == SeamFault.LISTENER) {
      seams.arm(SeamFault.TRACE, call, withError);
    }
  }

  /** Between two steps. The owner of a mutex worker is whoever calls it, so it fails with somebody's question. */
  private void crash() {
    simulation.event("fault", () -> "the owner crashes");
    simulation.strike(CRASH);
    if (worker instanceof ChannelWorker channel) {
      channel.crash(new IllegalStateException("injected: the owner crashes"));
    } else {
      seams.arm(SeamFault.CLOCK, 1, false);
      clients.query();
    }
  }

  @Override
  public void afterStep() {
    books.gather(source.afterStep(), simulation.now());
    clients.afterStep();
    laws.afterStep();
    books.turnThePage();
    seams.turnThePage();
  }

  @Override
  public boolean atRest() {
    laws.atRest();
    clients.atRest();
    switch (end) {
      case NOT_YET -> {
        end = End.SHUTDOWN;
        clients.shutdown(new ShutdownPolicy(Duration.ZERO, millis(1)));
        source.lookAgain();
      }
      case SHUTDOWN -> {
        end = End.AFTERWARDS;
        clients.comeLate();
        clients.hurry();
        source.lookAgain();
      }
      case AFTERWARDS -> {
        return false;
      }
    }
    afterStep();
    return true;
  }

  @Override
  public long fingerprint() {
    long hash = books.phase().ordinal() * 31L + feed.fingerprint();
    for (Job job : books.jobs()) {
      hash = hash * 0x9e3779b97f4a7c15L + job.fingerprint();
    }
    return hash;
  }

  @Override
  public String blamed() {
    return "W11";
  }

  @Override
  public void count(Explored explored) {
    laws.count(explored);
  }

  // ---- What the laws look at

  Simulation simulation() {
    return simulation;
  }

  Worker worker() {
    return worker;
  }

  Books books() {
    return books;
  }

  int capacity() {
    return capacity;
  }

  long executionLimit() {
    return executionLimit;
  }

  boolean hasOwner() {
    return kind.hasOwner();
  }

  /** Whether status is read from a watch. */
  boolean hasWatch() {
    return kind == Kind.CHANNEL;
  }

  /** The status, in the midst of a step; null if it cannot be had then. */
  @Nullable WorkerStatus readStatus() {
    return source.now();
  }

  Specified specified() {
    return laws.specified();
  }

  /** How many results are kept for a subscriber that blocks. */
  long kept() {
    return laws.results().kept();
  }

  List<Execution> executing() {
    return seams.executing();
  }

  /** A request that satisfies {@code condition} and whose pipeline has not returned; null if there is none. */
  @Nullable Job executing(Predicate<Job> condition) {
    for (int i = 0; i < executing().size(); i++) {
      Job job = executing().get(i).job;
      if (job != null && condition.test(job)) {
        return job;
      }
    }
    return null;
  }

  List<Execution> interrupted() {
    return seams.interrupted();
  }

  List<Question<WorkerStatus>> queries() {
    return clients.queries();
  }

  List<Question<Health>> pings() {
    return clients.pings();
  }

  List<Question<ShutdownReport>> shutdowns() {
    return clients.shutdowns();
  }

  boolean hasAnswers() {
    return clients.hasAnswers();
  }

  @Nullable ShutdownPolicy firstPolicy() {
    return clients.firstPolicy();
  }

  /** Whether a fault of this kind has struck. */
  boolean struck(SeamFault fault) {
    return struck(fault.kind()) > 0;
  }

  private long struck(String kind) {
    return simulation.struck().getOrDefault(kind, 0L);
  }

  /** Whether something has failed without which a worker cannot go on. */
  boolean mayCrash() {
    return struck(SeamFault.CLOCK) || struck(CRASH) > 0 || struck(NO_THREAD) > 0;
  }

  /** How many faults have struck that the worker must contain. */
  long containable() {
    return CONTAINED.stream().mapToLong(fault -> struck(fault.kind())).sum();
  }

  /** How many failures it has reported as contained. */
  long contained() {
    return seams.contained();
  }

  /** How long the execution has been at work that the worker takes to be at work, in nanoseconds. */
  long ageOfExecution() {
    Job job = books.atWork();
    return job == null ? 0 : simulation.now() - job.startedAt;
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
