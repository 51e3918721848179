package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.modelcheck.simulation.broadcast.Reader;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.Scaling;
import dev.lockstep.supervisor.Supervisor;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What clients do to a simulated pool, and what they wait for. */
final class Clients {
  private final Simulation simulation;
  private final Orchestrator orchestrator;
  private final Supervisor supervisor;
  private final Books books;
  private final LongSupplier elapsed;
  private final FeedCheck<PoolResult> feed;
  private final Map<Integer, Job> jobs = new HashMap<>();
  private final Map<Integer, Reader<PoolResult>> readersByNumber = new HashMap<>();
  private final List<Reader<PoolResult>> readers = new ArrayList<>();
  private final List<Question<PoolStatus>> queries = new ArrayList<>();
  private final List<Question<Scaling>> scalings = new ArrayList<>();
  private final List<Question<PoolReport>> shutdowns = new ArrayList<>();
  private @Nullable ShutdownPolicy firstPolicy;
  private boolean anybodyBlocks;

  Clients(
      Simulation simulation, Orchestrator orchestrator, Books books, FeedCheck<PoolResult> feed,
      LongSupplier elapsed) {
    this.elapsed = elapsed;
    this.simulation = simulation;
    this.orchestrator = orchestrator;
    this.supervisor = orchestrator.supervisor();
    this.books = books;
    this.feed = feed;
  }

  void submit(Event event, int number) {
    Request request =
        new Request("r" + number, "", millis(event.value(2)), event.value(3) == 0 ? null : millis(event.value(3)));
    Conduct conduct = Conduct.values()[event.value(0)];
    simulation.event("client", () -> "submits " + describe(request, conduct, event.value(1)));
    jobs.put(number, submit(request, conduct, event.value(1)));
  }

  private Job submit(Request request, Conduct conduct, int work) {
    Job job = new Job(request.id(), conduct, millis(work).toNanos());
    books.submitting(job);
    job.holds(orchestrator.submit(request));
    return job;
  }

  boolean cancel(Event event) {
    Job job = jobs.get(event.value(0));
    if (job != null) {
      simulation.event("client", () -> "cancels " + job);
      job.ticket().cancel();
    }
    return job != null;
  }

  void scale(int to) {
    simulation.event("operator", () -> "scales to " + to);
    scalings.add(new Question<>("scaleTo(" + to + ")", supervisor.scaleTo(to), elapsed.getAsLong()));
  }

  void add() {
    simulation.event("operator", () -> "adds a worker");
    scalings.add(new Question<>("addWorker", supervisor.addWorker(), elapsed.getAsLong()));
  }

  void remove() {
    simulation.event("operator", () -> "removes a worker");
    scalings.add(new Question<>("removeWorker", supervisor.removeWorker(), elapsed.getAsLong()));
  }

  void query() {
    simulation.event("observer", () -> "asks for the status");
    queries.add(new Question<>("poolStatus", supervisor.poolStatus(), elapsed.getAsLong()));
  }

  void shutdown(ShutdownPolicy policy) {
    simulation.event(
        "operator",
        () -> "shuts down, grace " + policy.grace().toMillis() + " ms, linger " + policy.linger().toMillis() + " ms");
    if (firstPolicy == null) {
      firstPolicy = policy;
    }
    shutdowns.add(new Question<>("shutdown", orchestrator.shutdown(policy), elapsed.getAsLong()));
  }

  void subscribe(Event event, int number) {
    SubscriptionPolicy policy = new SubscriptionPolicy(WhenFull.values()[event.value(0)], event.value(1));
    Reader.Pace pace = Reader.Pace.values()[event.value(2)];
    simulation.event(FeedCheck.name(readers.size()), () -> "subscribes: " + policy + ", " + pace);
    anybodyBlocks |= policy.whenFull() == WhenFull.BLOCK;
    Reader<PoolResult> reader = new Reader<>(simulation, orchestrator.results(), feed, policy, pace);
    readersByNumber.put(number, reader);
    readers.add(reader);
  }

  boolean unsubscribe(Event event) {
    Reader<PoolResult> reader = readersByNumber.get(event.value(0));
    if (reader != null) {
      reader.unsubscribe();
    }
    return reader != null;
  }

  /** The pool has ended: whoever comes now is answered at once. */
  void comeLate() {
    submit(new Request("late", "", Duration.ofHours(1), null), Conduct.RETURNS, 0);
    query();
    add();
    shutdown(ShutdownPolicy.DEFAULT);
    readers.stream().filter(reader -> !reader.isOver()).forEach(Reader::hurry);
  }

  void afterStep() {
    readers.forEach(Reader::afterStep);
  }

  List<Question<PoolStatus>> queries() {
    return queries;
  }

  List<Question<Scaling>> scalings() {
    return scalings;
  }

  List<Question<PoolReport>> shutdowns() {
    return shutdowns;
  }

  /** The policy of the first shutdown that was asked for. */
  @Nullable ShutdownPolicy firstPolicy() {
    return firstPolicy;
  }

  /** Whether somebody has subscribed who chose to block. */
  boolean anybodyBlocks() {
    return anybodyBlocks;
  }

  private static String describe(Request request, Conduct conduct, int work) {
    Duration limit = request.timeLimit();
    return request.id()
        + (request.patience().isZero() ? "" : ", patience " + request.patience().toMillis() + " ms")
        + (limit == null ? "" : ", time limit " + limit.toMillis() + " ms")
        + (conduct.hangs() ? ", whose pipeline hangs" : ", work " + work + " ms")
        + (conduct.heedsInterruption() ? "" : ", and ignores interruption");
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
