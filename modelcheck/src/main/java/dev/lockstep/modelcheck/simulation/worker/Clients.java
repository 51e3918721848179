package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.modelcheck.simulation.broadcast.Reader;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerResult;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients do to a simulated worker, and what they wait for. */
final class Clients {
  private final Simulation simulation;
  private final Worker worker;
  private final Books books;
  private final FeedCheck<WorkerResult> feed;
  private final Map<Integer, Job> jobs = new HashMap<>();
  private final Map<Integer, Reader<WorkerResult>> readersByNumber = new HashMap<>();
  private final List<Reader<WorkerResult>> readers = new ArrayList<>();
  private final List<Question<WorkerStatus>> queries = new ArrayList<>();
  private final List<Question<Health>> pings = new ArrayList<>();
  private final List<Question<ShutdownReport>> shutdowns = new ArrayList<>();
  private @Nullable ShutdownPolicy firstPolicy;
  private int answers;

  Clients(Simulation simulation, Worker worker, Books books, FeedCheck<WorkerResult> feed) {
    this.simulation = simulation;
    this.worker = worker;
    this.books = books;
    this.feed = feed;
  }

  void post(Event event, int number) {
    Request request =
        new Request("r" + number, "", millis(event.value(2)), event.value(3) == 0 ? null : millis(event.value(3)));
    Conduct conduct = Conduct.values()[event.value(0)];
    simulation.event("client", () -> "posts " + describe(request, conduct));
    jobs.put(number, post(request, conduct, event.value(1)));
  }

  private Job post(Request request, Conduct conduct, int work) {
    Job job = new Job(request, conduct, millis(work).toNanos(), simulation.now());
    books.posting(job);
    job.holds(worker.post(request));
    return job;
  }

  boolean cancel(Event event) {
    Job job = jobs.get(event.value(0));
    if (job == null) {
      return false;
    }
    simulation.event("client", () -> "cancels " + job);
    job.ticket().cancel();
    return true;
  }

  void shutdown(ShutdownPolicy policy) {
    simulation.event(
        "client",
        () -> "shuts down, grace " + policy.grace().toMillis() + " ms, linger " + policy.linger().toMillis() + " ms");
    if (firstPolicy == null) {
      firstPolicy = policy;
    }
    shutdowns.add(new Question<>(worker.shutdown(policy), simulation.steps()));
  }

  void query() {
    simulation.event("observer", () -> "asks for the status");
    queries.add(new Question<>(worker.query(), simulation.steps()));
  }

  void ping() {
    simulation.event("observer", () -> "asks whether the worker makes progress");
    pings.add(new Question<>(worker.ping(), simulation.steps()));
  }

  void subscribe(Event event, int number) {
    SubscriptionPolicy policy = new SubscriptionPolicy(WhenFull.values()[event.value(0)], event.value(1));
    Reader.Pace pace = Reader.Pace.values()[event.value(2)];
    simulation.event(FeedCheck.name(readers.size()), () -> "subscribes: " + policy + ", " + pace);
    Reader<WorkerResult> reader = new Reader<>(simulation, worker.results(), feed, policy, pace);
    readersByNumber.put(number, reader);
    readers.add(reader);
  }

  boolean unsubscribe(Event event) {
    Reader<WorkerResult> reader = readersByNumber.get(event.value(0));
    if (reader != null) {
      reader.unsubscribe();
    }
    return reader != null;
  }

  /** The worker has ended: whoever comes now is answered at once. */
  void comeLate() {
    post(new Request("late", "", Duration.ofHours(1), null), Conduct.RETURNS, 0);
    query();
    ping();
    shutdown(ShutdownPolicy.DEFAULT);
    readers.add(new Reader<>(simulation, worker.results(), feed, SubscriptionPolicy.block(1), Reader.Pace.BRISK));
  }

  /** Everybody reads on, to the end. */
  void hurry() {
    readers.stream().filter(reader -> !reader.isOver()).forEach(Reader::hurry);
  }

  /** After a step: what was answered, and who was told. */
  void afterStep() {
    answers = look(queries) + look(pings) + look(shutdowns);
    readers.forEach(Reader::afterStep);
  }

  private static int look(List<? extends Question<?>> questions) {
    int answered = 0;
    for (int i = 0; i < questions.size(); i++) {
      answered += questions.get(i).look() ? 1 : 0;
    }
    return answered;
  }

  /** Whether a question was answered in this step. */
  boolean hasAnswers() {
    return answers > 0;
  }

  void atRest() {
    readers.forEach(Reader::atRest);
  }

  List<Question<WorkerStatus>> queries() {
    return queries;
  }

  List<Question<Health>> pings() {
    return pings;
  }

  List<Question<ShutdownReport>> shutdowns() {
    return shutdowns;
  }

  /** The policy of the first shutdown that was asked for. */
  @Nullable ShutdownPolicy firstPolicy() {
    return firstPolicy;
  }

  private static String describe(Request request, Conduct conduct) {
    Duration limit = request.timeLimit();
    return request.id()
        + (request.patience().isZero() ? "" : ", patience " + request.patience().toMillis() + " ms")
        + (limit == null ? "" : ", time limit " + limit.toMillis() + " ms")
        + (conduct.hangs() ? ", whose pipeline hangs" + (conduct.heedsInterruption() ? "" : " for ever") : "");
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
