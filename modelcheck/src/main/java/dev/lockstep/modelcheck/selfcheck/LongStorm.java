package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes long, legal worker histories as a storm would record them: clients in a closed loop, each operation with its
 * effect at an instant of its interval. It knows nothing of the specification or of the checkers.
 *
 * <p>The worker comes to rest after each round; rounds follow each other in time and are made one by one, so that
 * memory does not grow.
 */
public final class LongStorm {
  private static final String[] OUTCOMES = {"completed", "failed", "timed-out", "cancelled"};
  private static final long MICRO = 1_000;

  /**
   * What kind of load it is.
   *
   * @param clients threads that submit and ask for the status
   * @param capacity of the queue
   * @param statusShare of a client's calls that ask for the status
   * @param load how much work comes in for the worker's capability; above 1 the queue is mostly full
   * @param abandoned share of accepted requests that are cancelled or time out
   * @param lateness how many service times a client learns late of its outcome
   * @param round operations until the worker comes to rest; it never does if this is at least all of them
   * @param crash whether the worker breaks in the midst of the last round
   */
  public record Load(
      int clients, int capacity, double statusShare, double load, double abandoned, double lateness, int round,
      boolean crash) {
    /** Eight clients, half of whose calls ask for the status. */
    public static final Load USUAL = new Load(8, 16, 0.5, 0.9, 0.03, 1, 1000, false);
  }

  private record Due(long time, long order, Runnable action) {}

  private final Load load;
  private final Random random;
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::time).thenComparingLong(Due::order));
  private final Deque<String> queue = new ArrayDeque<>();
  private final Map<String, Long> submittedAt = new HashMap<>();
  private final long[] settled = new long[4];
  private final long serviceTime;
  private List<Operation> operations = new ArrayList<>();
  private @Nullable String current;
  private @Nullable String executing;
  private long now;
  private long told; // when the last client heard
  private long scheduled;
  private long requests;
  private long made; // operations in all rounds before
  private int wanted; // operations in this round
  private boolean broken;
  private boolean breaks;

  /** A storm that has not begun. */
  public LongStorm(Load load, long seed) {
    this.load = load;
    random = new Random(seed);
    double submissionsPerMicro = load.clients * (1 - load.statusShare) / 300.0;
    serviceTime = (long) (load.load / submissionsPerMicro * MICRO);
  }

  /** The header of its history. */
  public Header header() {
    return new Header("worker", Map.of("capacity", (long) load.capacity));
  }

  /** The next round: about {@code most} operations, or fewer if the rounds are shorter, in the order of their calls. */
  public List<Operation> round(long most) {
    operations = new ArrayList<>();
    wanted = (int) Math.min(load.round, most);
    breaks = load.crash && most <= load.round;
    now = Math.max(now, told) + 1_000 * MICRO;
    for (int client = 0; client < load.clients; client++) {
      int process = client;
      after(pause(100), () -> call(process));
    }
    for (Due due = agenda.poll(); due != null; due = agenda.poll()) {
      now = due.time;
      due.action.run();
    }
    made += operations.size();
    for (Operation operation : operations) {
      told = operation.kind() == Kind.OK ? Math.max(told, operation.response()) : told;
    }
    operations.sort(Comparator.comparingLong(Operation::invocation));
    return operations;
  }

  private void after(long delay, Runnable action) {
    agenda.add(new Due(now + delay, scheduled++, action));
  }

  /** Nanoseconds, exponentially distributed around {@code micros}. */
  private long pause(double micros) {
    return (long) (-Math.log(1 - random.nextDouble()) * micros * MICRO);
  }

  /** Processes besides the clients are never used twice. */
  private long freshProcess() {
    return load.clients + made + operations.size();
  }

  private void add(
      String name, long process, Map<String, Object> argument, Map<String, Object> result, long from, long to) {
    operations.add(Operation.answered(process, name, argument, Kind.OK, result, from, to));
  }

  private void call(int process) {
    if (operations.size() >= wanted) {
      return;
    }
    if (breaks && operations.size() > wanted / 2) {
      breaks = false;
      crash();
    }
    long from = now;
    boolean status = random.nextDouble() < load.statusShare;
    after(pause(2), () -> {
      long to = now + pause(2);
      if (status) {
        add("status", process, Map.of(), Map.of("value", status()), from, to);
      } else {
        submit(process, from, to);
      }
      after(to - now + pause(200), () -> call(process));
    });
  }

  private Map<String, @Nullable Object> status() {
    Map<String, @Nullable Object> value = new HashMap<>();
    value.put("phase", broken ? "crashed" : "open");
    value.put("accepted", settled[0] + settled[1] + settled[2] + settled[3] + queue.size() + (current == null ? 0 : 1));
    value.put("queued", (long) queue.size());
    value.put("current", current);
    value.put("occupied", executing != null);
    value.put("completed", settled[0]);
    value.put("failed", settled[1]);
    value.put("timedOut", settled[2]);
    value.put("cancelled", settled[3]);
    return value;
  }

  private void submit(int process, long from, long to) {
    String id = "r" + requests++;
    Map<String, Object> argument = Map.of("request", id);
    if (broken || queue.size() == load.capacity) {
      Map<String, Object> error = Map.of("error", broken ? "stopped" : "full");
      operations.add(Operation.answered(process, "submit", argument, Kind.FAIL, error, from, to));
      return;
    }
    add("submit", process, argument, Map.of(), from, to);
    queue.add(id);
    submittedAt.put(id, from);
    if (random.nextDouble() < load.abandoned) {
      after(pause(2.0 * serviceTime / MICRO), () -> abandon(id, 2 + random.nextInt(2)));
    }
    startNext();
  }

  private void startNext() {
    String id = executing == null && !broken ? queue.poll() : null;
    if (id == null) {
      return;
    }
    current = id;
    executing = id;
    long submitted = submitted(id);
    after(pause(1), () -> {
      add("start", freshProcess(), Map.of("request", id), Map.of(), submitted, now);
      after(pause(1.0 * serviceTime / MICRO), () -> left(id));
    });
  }

  /** The pipeline returns; a little later the worker knows. */
  private void left(String id) {
    long left = now;
    after(pause(1), () -> {
      if (id.equals(current)) {
        current = null;
        executing = null;
        settle(id, random.nextInt(10) == 0 ? 1 : 0, left);
      } else if (id.equals(executing)) {
        executing = null;
        operations.add(Operation.pending(freshProcess(), "leave", Map.of("request", id), left));
      }
      startNext();
    });
  }

  private void abandon(String id, int outcome) {
    long cause = now;
    after(pause(1), () -> {
      if (id.equals(current)) {
        current = null;
        settle(id, outcome, cause);
      } else if (queue.remove(id)) {
        settle(id, outcome, cause);
      }
    });
  }

  private void settle(String id, int outcome, long cause) {
    settled[outcome]++;
    long told = now + pause(2) + pause(load.lateness * serviceTime / MICRO);
    Map<String, Object> argument = Map.of("request", id, "outcome", OUTCOMES[outcome]);
    add("settle", freshProcess(), argument, Map.of(), cause, told);
    add("await", freshProcess(), Map.of("request", id), Map.of("outcome", OUTCOMES[outcome]), submitted(id), told);
    submittedAt.remove(id);
  }

  private long submitted(String id) {
    return Objects.requireNonNull(submittedAt.get(id));
  }

  private void crash() {
    long from = now;
    broken = true;
    add("crash", freshProcess(), Map.of(), Map.of(), from, now);
    if (current != null) {
      settle(current, 1, from);
      current = null;
    }
    for (String id : queue) {
      settle(id, 1, from);
    }
    queue.clear();
  }
}
