package dev.lockstep.modelcheck.simulation;

import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * One schedule: a worker, a few clients that post, cancel and shut down, and an order of all their steps, each decided
 * by one seed.
 */
final class Workload {
  /** More steps than any schedule of this size can take: one that gets there is going round in circles. */
  private static final int TOO_MANY_STEPS = 10_000;

  private final SplittableRandom random;
  private final Simulation simulation;
  private final SimulatedSeams seams;
  private final Books books;
  private final Worker worker;
  private final List<String> story = new ArrayList<>();
  private int cancellations;

  /** The step at which the owner found nothing to do: until somebody else takes one, it need not look again. */
  private long idleSince = -1;

  /** A schedule of {@code kind}, {@code mutex} or {@code channel}. */
  Workload(boolean mutex, long seed) {
    this.random = new SplittableRandom(seed);
    this.simulation = new Simulation(random.split());
    this.seams = new SimulatedSeams(simulation, random.split());
    int capacity = 1 + random.nextInt(2);
    this.worker = mutex ? mutexWorker(capacity) : channelWorker(capacity);
    this.books = new Books(worker, capacity);
    int requests = 1 + random.nextInt(4);
    for (int i = 1; i <= requests; i++) {
      addClient("r" + i);
    }
    if (random.nextInt(3) == 0) {
      addShutdown();
    }
  }

  /** Runs the schedule to rest, or to the first violation. */
  Optional<Violation> run() {
    for (int i = 0; i < TOO_MANY_STEPS; i++) {
      try {
        if (simulation.step() == null) {
          return books.checkRest();
        }
      } catch (RuntimeException | Error escaped) {
        return Optional.of(new Violation("W11", "the worker let " + escaped + " escape"));
      }
      Optional<Violation> violation = books.checkStep(simulation.steps(), seams.executing());
      if (violation.isPresent()) {
        return violation;
      }
    }
    return Optional.of(new Violation("W4", "the worker was not at rest after " + TOO_MANY_STEPS + " steps"));
  }

  /** What happened, one event a line, with its virtual time. */
  List<String> story() {
    return story;
  }

  long steps() {
    return simulation.steps();
  }

  int cancellations() {
    return cancellations;
  }

  private Worker mutexWorker(int capacity) {
    return new MutexWorker(WorkerPolicy.ofCapacity(capacity), pipeline(), seams.seams());
  }

  private Worker channelWorker(int capacity) {
    Seams simulated = seams.seams();
    ChannelWorker channel = new ChannelWorker(WorkerPolicy.ofCapacity(capacity), pipeline(), simulated);
    simulation.add("owner", () -> idleSince != simulation.steps(), () -> turn(channel));
    return channel;
  }

  private void turn(ChannelWorker channel) {
    if (!channel.owner().turn()) {
      idleSince = simulation.steps();
      books.caughtUp(idleSince);
    }
  }

  private Pipeline pipeline() {
    return request -> {
      SimulatedSeams.Execution execution = seams.returning();
      books.ran(request, execution.startedAtStep());
      tell("the pipeline returns from " + request.id() + (execution.endsByInterruption() ? ", interrupted" : ""));
      if (execution.endsByInterruption()) {
        throw new InterruptedException();
      }
      if (request.text().equals("fails")) {
        throw new AssertionError("this request fails");
      }
      return request.id();
    };
  }

  private void addClient(String id) {
    Request request =
        new Request(
            id,
            random.nextInt(6) == 0 ? "fails" : "",
            random.nextInt(3) == 0 ? millis(1 + random.nextInt(6)) : Duration.ZERO,
            random.nextInt(3) == 0 ? millis(1 + random.nextInt(6)) : null);
    Queue<Runnable> script = new ArrayDeque<>();
    Ticket[] ticket = new Ticket[1];
    script.add(() -> ticket[0] = post(request));
    if (random.nextInt(2) == 0) {
      long delay = millis(random.nextInt(6)).toNanos();
      script.add(() -> simulation.in(delay, () -> cancel(ticket[0])));
    }
    simulation.add("client " + id, () -> !script.isEmpty(), () -> script.remove().run());
  }

  private Ticket post(Request request) {
    tell("post " + request.id() + describe(request));
    Ticket ticket = worker.post(request);
    books.posted(ticket);
    return ticket;
  }

  private void cancel(Ticket ticket) {
    Outcome before = ticket.outcome().peek();
    tell("cancel " + ticket.request().id() + (before == null ? "" : ", too late: " + before));
    cancellations++;
    books.cancelled(ticket);
    ticket.cancel();
    if (worker instanceof MutexWorker) {
      books.caughtUp(simulation.steps()); // it does at once what it is asked to
    }
  }

  private void addShutdown() {
    ShutdownPolicy policy = new ShutdownPolicy(millis(random.nextInt(8)), millis(random.nextInt(8)));
    simulation.in(
        millis(random.nextInt(10)).toNanos(),
        () -> {
          tell("shutdown, grace " + policy.grace().toMillis() + " ms, linger " + policy.linger().toMillis() + " ms");
          books.shutdown(worker.shutdown(policy));
        });
  }

  private static String describe(Request request) {
    Duration limit = request.timeLimit();
    return (request.patience().isZero() ? "" : ", patience " + request.patience().toMillis() + " ms")
        + (limit == null ? "" : ", time limit " + limit.toMillis() + " ms");
  }

  private void tell(String event) {
    story.add(String.format(Locale.ROOT, "%5.1f ms  %s", simulation.now() / 1e6, event));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
