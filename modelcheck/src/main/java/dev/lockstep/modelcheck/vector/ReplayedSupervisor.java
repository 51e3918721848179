package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.spec.vector.Step;
import dev.lockstep.supervisor.HealthPolicy;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.RestartPolicy;
import dev.lockstep.supervisor.Scaling;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A supervisor under replay. A unit of time is an hour. The pool looks at its workers every second, and at its load
 * every two, which is next to nothing: a look takes that time and no more, so that window and cool-down, which are
 * hours, do not notice.
 *
 * <p>For one thread.
 */
final class ReplayedSupervisor implements Replayed {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Duration UNIT = Duration.ofHours(1);
  private static final Duration HEALTH = Duration.ofSeconds(1);
  private static final Duration LOAD = Duration.ofSeconds(2);
  private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofHours(1000);
  private static final Duration LINGER = Duration.ofHours(2000);

  /** Nobody is given up because it does not answer: it answers that it is stuck. */
  private static final int MISSES = 1000;

  private static final int INTAKE = 8;

  private final ObjectNode given;
  private final SteppedPool pool;
  private final Map<String, PoolTicket> tickets = new LinkedHashMap<>();
  private final List<String> answers = new ArrayList<>();

  /** How much time has passed since the pool changed its size by itself. */
  private Duration sinceChange = Duration.ZERO;

  /**
   * A new supervisor.
   *
   * @param given the bounds that the vectors name
   */
  ReplayedSupervisor(ObjectNode given) {
    this.given = given;
    this.pool = new SteppedPool(policy());
  }

  private PoolPolicy policy() {
    int min = bound("minWorkers");
    int max = bound("maxWorkers");
    int attempts = bound("maxAttempts");
    int restarts = attempts > 1 ? Math.max(1, bound("restarts")) : bound("restarts"); // 0: no backoff will end
    Duration coolDown = UNIT.multipliedBy(bound("coolDown"));
    Duration window = UNIT.multipliedBy(bound("window"));
    return new PoolPolicy(
        INTAKE,
        attempts,
        new WorkerPolicy(bound("laneCapacity"), UNIT),
        new ScalingPolicy(min, max, bound("surge"), 1, 1, LOAD, coolDown),
        new RestartPolicy(restarts, window, FIRST_BACKOFF, FIRST_BACKOFF.multipliedBy(1L << (bound("maxBackoff") - 1))),
        new HealthPolicy(HEALTH, MISSES));
  }

  private int bound(String name) {
    return given.required(name).asInt();
  }

  @Override
  public void apply(Step step) {
    switch (step.verb()) {
      case "submit" -> submit(step.text("job"));
      case "scale" -> scale(step.number("to"));
      case "shutdown" -> shutdown();
      case "done", "late" -> end(step);
      case "crash" -> {
        worker(step).crash();
        pool.settle();
        pool.died(step.number("slot"));
      }
      case "hang" -> {
        worker(step).hang();
        pool.look(HEALTH);
        pool.died(step.number("slot"));
      }
      case "restart" -> restart(step);
      case "tick" -> tick();
      case "rescale" -> rescale();
      case "grace" -> goOff(step, GRACE);
      case "probe" -> {
        present(step).fallSilent();
        pool.look(HEALTH);
      }
      case "answer" -> {
        if (!present(step).answer()) {
          throw new RuleBroken(step.rule(), "its worker was not asked");
        }
        pool.settle();
      }
      default -> throw new IllegalArgumentException("no step of a supervisor is called " + step.verb());
    }
  }

  // ---- Clients

  private void submit(String job) {
    PoolTicket ticket = pool.supervisor().submit(new Request(job, "text of " + job));
    tickets.put(job, ticket);
    pool.settle();
    switch (ticket.admission().peek()) {
      case null -> {}
      case Admission.Accepted accepted -> answers.add("accepted");
      case Admission.Refused refused -> answers.add("refused");
    }
  }

  private void scale(int size) {
    Oneshot<Scaling> reply = pool.supervisor().scaleTo(size);
    pool.settle();
    switch (reply.peek()) {
      case null -> {}
      case Scaling.Target target -> answers.add("scaled");
      case Scaling.Refused refused -> answers.add("refused");
    }
  }

  /** The report comes when all workers have ended, which these never do. What is answered at once is the phase. */
  private void shutdown() {
    pool.supervisor().shutdown(new ShutdownPolicy(GRACE, LINGER));
    pool.settle();
    answers.add(SupervisorSeen.mode(pool.status().phase()));
  }

  // ---- Workers

  private Puppet worker(Step step) {
    return pool.life(step.number("slot"), step.number("life"));
  }

  private Puppet present(Step step) {
    return pool.present(step.number("slot"))
        .orElseThrow(() -> new RuleBroken(step.rule(), "nobody is in slot " + step.number("slot")));
  }

  private void end(Step step) {
    if (!worker(step).end(step.text("job"), step.text("outcome").equals("failed"))) {
      throw new RuleBroken(step.rule(), "its worker does not run it");
    }
    pool.settle();
  }

  private void restart(Step step) {
    if (!pool.restart(step.number("slot"))) {
      throw new RuleBroken(step.rule(), "slot " + step.number("slot") + " does not wait for a worker");
    }
  }

  private void goOff(Step step, Duration delay) {
    if (!pool.goOff(delay)) {
      throw new RuleBroken(step.rule(), "the alarm is not set");
    }
  }

  // ---- Time

  private void pass(Duration time) {
    pool.pass(time);
    sinceChange = sinceChange.plus(time);
  }

  /**
   * A unit of time passes. A pool that scales by itself has looked at its load just before the end of the unit, so that
   * it does not do so at its next step, unasked.
   */
  private void tick() {
    Duration half = LOAD.dividedBy(2);
    Duration end = UNIT.multipliedBy(sinceChange.dividedBy(UNIT) + 1);
    if (bound("maxWorkers") > bound("minWorkers")) {
      pass(end.minus(sinceChange).minus(half));
      pool.look(Duration.ZERO);
      pass(half);
    } else {
      pass(UNIT);
    }
  }

  private void rescale() {
    int before = pool.status().target();
    pool.look(LOAD);
    sinceChange = pool.status().target() == before ? sinceChange.plus(LOAD) : Duration.ZERO;
  }

  // ---- What is seen

  @Override
  public ObjectNode seen() {
    ObjectNode seen = NODES.objectNode();
    answers.forEach(answer -> seen.withArrayProperty("answers").add(answer));
    SupervisorSeen.add(seen, tickets, pool);
    pool.waits().forEach((slot, wait) -> seen.withObjectProperty("waits").put("slot" + slot, level(wait)));
    return seen;
  }

  /** As the how-manieth of a row of deaths this one is waited for. */
  private static int level(SteppedPool.Wait wait) {
    return 1 + Long.numberOfTrailingZeros(wait.atMost().dividedBy(FIRST_BACKOFF));
  }

  @Override
  public List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seen) {
    return SupervisorRules.broken(given, expected, seen);
  }

  @Override
  public String ruleOfHangs() {
    return "S11";
  }

  @Override
  public void close() {
    // No thread is behind it.
  }
}
