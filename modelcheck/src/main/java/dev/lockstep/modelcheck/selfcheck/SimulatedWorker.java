package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes legal worker histories without the specification: a worker that does in one go what the kit's workers do in one
 * go, and a random interval around each instant.
 */
public final class SimulatedWorker {
  /**
   * What may happen.
   *
   * @param spread how far an interval reaches to either side of its instant, at most
   * @param lost whether some submissions and outcomes are not answered
   * @param timely whether a pipeline is seen to enter after the one before has left, as a real one is
   */
  public record Plan(
      int requests, int statuses, int capacity, int spread, boolean cancels, boolean shutdown, boolean crash,
      boolean lost, boolean timely) {}

  private final Random random;
  private final Plan plan;
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> queue = new ArrayList<>();
  private final Map<String, Long> submittedAt = new HashMap<>();
  private final long[] settled = new long[4];
  private String phase = "open";
  private @Nullable String current;
  private @Nullable String executing;
  private long now = 1000;
  private long startedAt;
  private long shutdownCalled;
  private int requests;
  private int statuses;
  private int processes;

  private SimulatedWorker(Random random, Plan plan) {
    this.random = random;
    this.plan = plan;
  }

  /** A legal history. */
  public static History history(Random random, Plan plan) {
    SimulatedWorker worker = new SimulatedWorker(random, plan);
    while (!worker.finished()) {
      worker.now += 1 + random.nextInt(2);
      worker.act();
    }
    if (!worker.phase.equals("open") && !worker.terminal()) {
      worker.add("shutdown", Map.of(), Kind.PENDING, Map.of(), worker.shutdownCalled, Operation.NEVER);
    }
    if (worker.executing != null) {
      worker.entered(worker.executing);
    }
    Header header = new Header("worker", Map.of("capacity", (long) plan.capacity));
    worker.operations.sort(Comparator.comparingLong(Operation::invocation));
    return new History("simulated", header, true, worker.operations);
  }

  private boolean finished() {
    return requests == plan.requests && statuses == plan.statuses && executing == null && queue.isEmpty()
        || terminal() && requests == plan.requests && statuses == plan.statuses;
  }

  private boolean terminal() {
    return phase.equals("stopped") || phase.equals("crashed");
  }

  private void act() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> submit();
      case 3, 4 -> status();
      case 5, 6, 7 -> ended();
      case 8 -> abandon();
      default -> {
        if (random.nextInt(4) == 0) {
          shutdownOrCrash();
        }
      }
    }
  }

  private long before() {
    return now - random.nextInt(plan.spread + 1);
  }

  private long after() {
    return now + random.nextInt(plan.spread + 1);
  }

  private void add(
      String name, Map<String, Object> argument, Kind kind, Map<String, Object> result, long from, long to) {
    int process = processes++;
    operations.add(
        kind == Kind.PENDING
            ? Operation.pending(process, name, argument, from)
            : Operation.answered(process, name, argument, kind, result, from, to));
  }

  private void submit() {
    if (requests == plan.requests) {
      return;
    }
    String id = "r" + requests++;
    Map<String, Object> argument = Map.of("request", id);
    long from = before();
    long to = after();
    submittedAt.put(id, from);
    if (!phase.equals("open") || queue.size() == plan.capacity) {
      String reason = phase.equals("open") ? "full" : terminal() ? "stopped" : "stopping";
      add("submit", argument, Kind.FAIL, Map.of("error", reason), from, to);
      return;
    }
    Kind kind = plan.lost && random.nextInt(8) == 0 ? random.nextBoolean() ? Kind.INFO : Kind.PENDING : Kind.OK;
    add("submit", argument, kind, Map.of(), from, to);
    queue.add(id);
    startNext();
  }

  private void startNext() {
    if (executing == null && !queue.isEmpty() && (phase.equals("open") || phase.equals("draining"))) {
      String id = queue.removeFirst();
      current = id;
      executing = id;
      startedAt = now;
    }
  }

  private void settle(String id, int outcome, long cause) {
    settled[outcome]++;
    long told = after();
    String name = List.of("completed", "failed", "timed-out", "cancelled").get(outcome);
    boolean unheard = plan.lost && random.nextInt(6) == 0;
    add("settle", Map.of("request", id, "outcome", name), unheard ? Kind.PENDING : Kind.OK, Map.of(), cause, told);
    if (!unheard) {
      add("await", Map.of("request", id), Kind.OK, Map.of("outcome", name), cause, told);
    }
  }

  private void ended() {
    if (executing == null || terminal()) {
      return;
    }
    long entered = entered(executing);
    long left = plan.timely ? now - random.nextLong(Math.min(plan.spread, now - entered) + 1) : before();
    if (executing.equals(current)) {
      settle(executing, random.nextInt(4) == 0 ? 1 : 0, left);
      current = null;
    } else {
      add("leave", Map.of("request", executing), Kind.PENDING, Map.of(), left, Operation.NEVER);
    }
    executing = null;
    startNext();
    stopIfDone();
  }

  private long entered(String id) {
    long delay = plan.timely ? Math.min(plan.spread, now - startedAt) : plan.spread;
    long entered = startedAt + random.nextLong(delay + 1);
    add("start", Map.of("request", id), Kind.OK, Map.of(), submittedAt.getOrDefault(id, startedAt), entered);
    return entered;
  }

  private void abandon() {
    if (!plan.cancels || queue.isEmpty() && current == null) {
      return;
    }
    int outcome = 2 + random.nextInt(2);
    if (current != null && random.nextBoolean()) {
      settle(current, outcome, before());
      current = null;
    } else if (!queue.isEmpty()) {
      settle(queue.remove(random.nextInt(queue.size())), outcome, before());
    }
    stopIfDone();
  }

  private void stopIfDone() {
    if (phase.equals("draining") && queue.isEmpty() && current == null) {
      phase = "cancelling";
    }
    if (phase.equals("cancelling") && (executing == null || random.nextInt(3) == 0)) {
      phase = "stopped";
      add("shutdown", Map.of(), Kind.OK, Map.of(), shutdownCalled, after());
    }
  }

  private void shutdownOrCrash() {
    if (terminal()) {
      return;
    }
    if (plan.crash && random.nextInt(3) == 0) {
      add("crash", Map.of(), Kind.OK, Map.of(), before(), after());
      if (!phase.equals("open")) {
        add("shutdown", Map.of(), Kind.OK, Map.of(), shutdownCalled, after());
      }
      phase = "crashed";
      settleAll(1);
    } else if (plan.shutdown && phase.equals("open")) {
      shutdownCalled = before();
      if (random.nextInt(3) == 0) {
        add("shutdown", Map.of(), Kind.PENDING, Map.of(), shutdownCalled, Operation.NEVER);
      }
      phase = "draining";
      stopIfDone();
    } else if (phase.equals("draining")) {
      phase = "cancelling";
      settleAll(3);
      stopIfDone();
    }
  }

  private void settleAll(int outcome) {
    if (current != null) {
      settle(current, outcome, before());
    }
    current = null;
    queue.forEach(id -> settle(id, outcome, before()));
    queue.clear();
  }

  private void status() {
    if (statuses == plan.statuses) {
      return;
    }
    statuses++;
    Map<String, Object> value = new HashMap<>();
    value.put("phase", phase);
    value.put("accepted", settled[0] + settled[1] + settled[2] + settled[3] + queue.size() + (current == null ? 0 : 1));
    value.put("queued", (long) queue.size());
    value.put("current", current);
    value.put("occupied", executing != null);
    value.put("completed", settled[0]);
    value.put("failed", settled[1]);
    value.put("timedOut", settled[2]);
    value.put("cancelled", settled[3]);
    add("status", Map.of(), Kind.OK, Map.of("value", value), before(), after());
  }
}
