package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.spec.vector.Step;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A worker under replay. Its owner and its executions have real threads; its clock and its alarms are the replay's. A
 * step has been dealt with when two questions, one after the other, have been answered: lanes take turns, so between
 * the two every other lane had its turn.
 *
 * <p>For one thread, but for {@link #ruleOfHangs} and {@link #close}.
 */
final class ReplayedWorker implements Replayed {
  private static final Duration GRACE = Duration.ofHours(1);
  private static final Duration LINGER = Duration.ofHours(2);
  private static final int PATIENCE_HOURS = 100;
  private static final int LIMIT_HOURS = 200;

  private final AlarmClock clock = new AlarmClock();
  private final Executions executions;
  private final Duration patience;
  private final int capacity;
  private final Worker worker;
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();
  private final List<Oneshot<ShutdownReport>> reports = new ArrayList<>();
  private @Nullable WorkerStatus asked;

  /**
   * A new worker.
   *
   * @param given the bounds that the vectors name
   * @param patience how long a worker may take that only a broken one needs
   */
  ReplayedWorker(WorkerFactory factory, ObjectNode given, Duration patience) {
    this.patience = patience;
    this.executions = new Executions(patience);
    this.capacity = given.required("capacity").asInt();
    Seams seams = Seams.production().withClock(clock).withTimer(clock).withRunner(executions);
    this.worker = factory.start(WorkerPolicy.ofCapacity(capacity), executions, seams);
  }

  @Override
  public void apply(Step step) throws InterruptedException {
    asked = null;
    switch (step.verb()) {
      case "post" -> tickets.put(step.text("request"), worker.post(request(step)));
      case "cancel" -> ticket(step).cancel();
      case "complete" -> end(step, () -> "done");
      case "fail" -> end(step, failure(step));
      case "deadline" -> alarm(step, limit(step));
      case "patience" -> alarm(step, patience(step));
      case "grace" -> alarm(step, GRACE);
      case "linger" -> alarm(step, LINGER);
      case "close" -> reports.add(worker.shutdown(new ShutdownPolicy(
          step.flag("grace") ? GRACE : Duration.ZERO, step.flag("linger") ? LINGER : Duration.ZERO)));
      case "crash" -> crash(step);
      case "query" -> asked = query();
      default -> throw new IllegalArgumentException("no step of a worker is called " + step.verb());
    }
    query();
    query();
    if (!executions.awaitEntered()) {
      throw new RuleBroken(step.rule(), "an execution was started and does not begin");
    }
  }

  private static Request request(Step step) {
    String id = step.text("request");
    Request request = new Request(id, "text of " + id);
    request = step.flag("patience") ? request.withPatience(patience(step)) : request;
    return step.flag("limit") ? request.withTimeLimit(limit(step)) : request;
  }

  /** Alarms are known by their delays, so each request has its own. */
  private static Duration patience(Step step) {
    return Duration.ofHours(PATIENCE_HOURS + number(step));
  }

  private static Duration limit(Step step) {
    return Duration.ofHours(LIMIT_HOURS + number(step));
  }

  /** The number in a request's name: 3 in {@code r3}. */
  private static int number(Step step) {
    return Integer.parseInt(step.text("request").substring(1));
  }

  private Ticket ticket(Step step) {
    Ticket ticket = tickets.get(step.text("request"));
    if (ticket == null) {
      throw new IllegalArgumentException(step + ": this request was not posted");
    }
    return ticket;
  }

  /** Every other request fails with an Error. */
  private static Callable<String> failure(Step step) {
    String message = "this request fails";
    boolean error = number(step) % 2 == 0;
    return () -> {
      if (error) {
        throw new AssertionError(message);
      }
      throw new IllegalStateException(message);
    };
  }

  private void end(Step step, Callable<String> how) throws InterruptedException {
    if (!executions.end(step.text("request"), how)) {
      throw new RuleBroken(step.rule(), "its execution is not under way, or does not come to its end");
    }
  }

  private void alarm(Step step, Duration delay) {
    if (step.flag("late")) {
      clock.goOffLate(delay);
    } else if (!clock.goOff(delay)) {
      throw new RuleBroken(step.rule(), "the alarm is not set");
    }
  }

  /** Whatever the worker does next with its clock fails: here, the answer to a question. */
  private void crash(Step step) throws InterruptedException {
    clock.failOnce();
    query();
    if (clock.waitsToFail()) {
      throw new RuleBroken(step.rule(), "the worker dealt with a question without looking at its clock");
    }
  }

  private WorkerStatus query() throws InterruptedException {
    WorkerStatus reply = worker.query().await(patience);
    if (reply == null) {
      throw new RuleBroken(ruleOfHangs(), "a question about the status is not answered");
    }
    return reply;
  }

  @Override
  public ObjectNode seen() {
    WorkerStatus status = worker.status();
    if (status.phase().isTerminal() && reports.isEmpty()) {
      reports.add(worker.shutdown(ShutdownPolicy.NOW)); // changes nothing any more, and is answered with the report
    }
    return WorkerSeen.of(tickets, executions, asked == null ? status : asked, reports);
  }

  @Override
  public List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seen) {
    return WorkerRules.broken(before, expected, seen, capacity);
  }

  /** While a pipeline is at work, the rule is that nobody waits for it; else, that everybody is answered. */
  @Override
  public String ruleOfHangs() {
    return executions.isAtWork() ? "W6" : "W4";
  }

  @Override
  public void close() {
    executions.endAll();
    worker.shutdown(ShutdownPolicy.NOW);
  }
}
