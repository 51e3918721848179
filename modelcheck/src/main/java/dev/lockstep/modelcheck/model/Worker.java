package dev.lockstep.modelcheck.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker: a bounded FIFO queue, one execution at a time, every accepted request settled once, and a status that is
 * the state (rules W1 to W5, W7 to W10, W13).
 *
 * <p>It is written apart from the kit's own state machine, in smaller steps and without its effects, so that one
 * mistake cannot hide in both. Whatever a correct worker does in one go (accept and start; settle, end the execution
 * and start the next; crash and settle all) is here several steps in a row. The specification therefore allows some
 * states between them that the kit never shows; it allows no other reply.
 *
 * <p>A request settled as cancelled or timed out while it is in flight leaves an execution behind that <em>lingers</em>
 * until its pipeline returns ({@link Leave}): nothing starts while it does.
 */
public final class Worker implements SequentialSpecification<Worker.State, Worker.Call> {
  private final int capacity;
  private final State initial;

  /**
   * A worker that begins open, with nothing done.
   *
   * @param capacity most requests that may be queued, the one in flight not counted
   */
  public Worker(int capacity) {
    this(capacity, Phase.OPEN, Counts.ZERO);
  }

  /** A worker that begins at rest, after an earlier life that left it in {@code phase} with {@code counts}. */
  public Worker(int capacity, Phase phase, Counts counts) {
    this.capacity = capacity;
    this.initial = new State(phase, List.of(), null, null, counts, SharedMap.empty());
  }

  /** How far the worker's life has come; no phase returns to an earlier one. */
  public enum Phase {
    /** Takes requests. */
    OPEN,
    /** Refuses requests, still starts those that are queued. */
    DRAINING,
    /** Starts none either; what is left is being cancelled. */
    CANCELLING,
    /** At its end, nothing is left. */
    STOPPED,
    /** Broken: nothing starts, what is left fails. */
    CRASHED
  }

  /** How an accepted request ended. */
  public enum Outcome {
    COMPLETED,
    FAILED,
    TIMED_OUT,
    CANCELLED
  }

  /** Why a request was not accepted. */
  public enum Refusal {
    FULL,
    STOPPING,
    STOPPED,
    /** Cancelled while it waited for room. */
    WITHDRAWN
  }

  /** Settled requests by outcome. */
  public record Counts(long completed, long failed, long timedOut, long cancelled) {
    /** Nothing settled. */
    public static final Counts ZERO = new Counts(0, 0, 0, 0);

    /** All that is settled. */
    public long sum() {
      return completed + failed + timedOut + cancelled;
    }

    Counts plus(Outcome outcome) {
      return switch (outcome) {
        case COMPLETED -> new Counts(completed + 1, failed, timedOut, cancelled);
        case FAILED -> new Counts(completed, failed + 1, timedOut, cancelled);
        case TIMED_OUT -> new Counts(completed, failed, timedOut + 1, cancelled);
        case CANCELLED -> new Counts(completed, failed, timedOut, cancelled + 1);
      };
    }

    boolean within(Counts later) {
      return completed <= later.completed
          && failed <= later.failed
          && timedOut <= later.timedOut
          && cancelled <= later.cancelled;
    }
  }

  /**
   * The state.
   *
   * @param queue accepted and not started, oldest first
   * @param current in flight
   * @param executing whose pipeline has not returned: {@code current}, or a settled request that lingers
   * @param outcomes of the requests settled here, which {@code counts} includes
   */
  public record State(
      Phase phase,
      List<String> queue,
      @Nullable String current,
      @Nullable String executing,
      Counts counts,
      SharedMap<String, Outcome> outcomes) {

    /** Every request ever accepted is queued, in flight or settled. */
    public long accepted() {
      return queue.size() + (current == null ? 0 : 1) + counts.sum();
    }

    /** The only status reply that is right in this state. */
    public Reply status() {
      return new Reply(phase, accepted(), queue.size(), current, executing != null, counts);
    }

    boolean knows(String request) {
      return request.equals(current) || outcomes.get(request) != null || queue.contains(request);
    }
  }

  /** A status reply. */
  public record Reply(
      Phase phase, long accepted, long queued, @Nullable String current, boolean occupied, Counts counts) {}

  /** A call with its reply, or a step that the worker takes by itself. */
  public sealed interface Call {}

  /** A request joins the queue. */
  public record Accept(String request) implements Call {}

  /** A request is turned away. */
  public record Refuse(String request, Refusal reason) implements Call {}

  /** The oldest queued request begins. */
  public record Start(String request) implements Call {}

  /** An accepted request gets its outcome. */
  public record Settle(String request, Outcome outcome) implements Call {}

  /** The execution of a request that was settled earlier ends. */
  public record Leave(String request) implements Call {}

  /** A client was told this outcome. */
  public record Await(String request, Outcome outcome) implements Call {}

  /** A client was told this status. */
  public record Status(Reply reply) implements Call {}

  /** A shutdown begins: from open to draining. */
  public record Close() implements Call {}

  /** The grace period is over: from draining to cancelling. */
  public record CancelRest() implements Call {}

  /** The shutdown ends: nothing is queued or in flight (an execution may still linger). */
  public record Stop() implements Call {}

  /** A client was told that the worker is at its end. */
  public record Ended() implements Call {}

  /** The worker breaks. */
  public record Crash() implements Call {}

  @Override
  public State initial() {
    return initial;
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Accept accept -> accept(state, accept.request);
      case Refuse refuse -> mayRefuse(state, refuse) ? state : null;
      case Start start -> start(state, start.request);
      case Settle settle -> settle(state, settle.request, settle.outcome);
      case Leave leave -> leave(state, leave.request);
      case Await await -> state.outcomes.get(await.request) == await.outcome ? state : null;
      case Status status -> state.status().equals(status.reply) ? state : null;
      case Close close -> state.phase == Phase.OPEN ? in(state, Phase.DRAINING) : null;
      case CancelRest rest -> state.phase == Phase.DRAINING ? in(state, Phase.CANCELLING) : null;
      case Stop stop -> stop(state);
      case Ended ended -> terminal(state) ? state : null;
      case Crash crash -> terminal(state) ? null : in(state, Phase.CRASHED);
    };
  }

  private @Nullable State accept(State state, String request) {
    if (state.phase != Phase.OPEN || state.queue.size() >= capacity || state.knows(request)) {
      return null;
    }
    List<String> queue = new ArrayList<>(state.queue.size() + 1);
    queue.addAll(state.queue);
    queue.add(request);
    return new State(
        state.phase, List.copyOf(queue), state.current, state.executing, state.counts, state.outcomes);
  }

  private boolean mayRefuse(State state, Refuse refuse) {
    if (state.knows(refuse.request)) {
      return false;
    }
    return switch (refuse.reason) {
      case FULL -> state.phase == Phase.OPEN && state.queue.size() == capacity;
      case STOPPING -> state.phase == Phase.DRAINING || state.phase == Phase.CANCELLING;
      case STOPPED -> terminal(state);
      case WITHDRAWN -> true;
    };
  }

  private static @Nullable State start(State state, String request) {
    boolean starts = state.phase == Phase.OPEN || state.phase == Phase.DRAINING;
    if (!starts || state.executing != null || state.queue.isEmpty() || !state.queue.getFirst().equals(request)) {
      return null;
    }
    List<String> rest = List.copyOf(state.queue.subList(1, state.queue.size()));
    return new State(state.phase, rest, request, request, state.counts, state.outcomes);
  }

  private static @Nullable State settle(State state, String request, Outcome outcome) {
    if (state.phase == Phase.CRASHED && outcome != Outcome.FAILED) {
      return null;
    }
    Counts counts = state.counts.plus(outcome);
    if (request.equals(state.current)) {
      // A broken worker fails the request although its pipeline may still run.
      boolean ran = outcome == Outcome.COMPLETED || outcome == Outcome.FAILED && state.phase != Phase.CRASHED;
      String executing = ran ? null : state.executing;
      return new State(
          state.phase, state.queue, null, executing, counts, state.outcomes.with(request, outcome));
    }
    boolean unstarted =
        outcome == Outcome.CANCELLED
            || outcome == Outcome.TIMED_OUT
            || outcome == Outcome.FAILED && state.phase == Phase.CRASHED;
    if (!unstarted || !state.queue.contains(request)) {
      return null;
    }
    List<String> rest = state.queue.stream().filter(queued -> !queued.equals(request)).toList();
    return new State(
        state.phase, rest, state.current, state.executing, counts, state.outcomes.with(request, outcome));
  }

  private static @Nullable State leave(State state, String request) {
    if (!request.equals(state.executing) || request.equals(state.current)) {
      return null;
    }
    return new State(state.phase, state.queue, state.current, null, state.counts, state.outcomes);
  }

  private static @Nullable State stop(State state) {
    boolean closed = state.phase == Phase.DRAINING || state.phase == Phase.CANCELLING;
    return closed && state.queue.isEmpty() && state.current == null ? in(state, Phase.STOPPED) : null;
  }

  private static State in(State state, Phase phase) {
    return new State(phase, state.queue, state.current, state.executing, state.counts, state.outcomes);
  }

  private static boolean terminal(State state) {
    return state.phase == Phase.STOPPED || state.phase == Phase.CRASHED;
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Refuse || call instanceof Await || call instanceof Status || call instanceof Ended;
  }

  /** Phases, counts, and the sum of all that was accepted or left the queue, only grow. */
  @Override
  public boolean doomed(State state, Call call) {
    return switch (call) {
      case Accept accept -> state.phase != Phase.OPEN || state.knows(accept.request);
      case Start start -> state.phase.compareTo(Phase.DRAINING) > 0 || state.outcomes.get(start.request) != null;
      case Settle settle -> state.outcomes.get(settle.request) != null;
      case Await await -> {
        Outcome outcome = state.outcomes.get(await.request);
        yield outcome != null && outcome != await.outcome;
      }
      case Status status -> isPast(state, status.reply);
      case Refuse refuse -> state.knows(refuse.request) || refuse.reason == Refusal.FULL && state.phase != Phase.OPEN;
      default -> false;
    };
  }

  private static boolean isPast(State state, Reply reply) {
    return state.accepted() > reply.accepted
        || state.accepted() - state.queue.size() > reply.accepted - reply.queued
        || !state.counts.within(reply.counts)
        || state.phase.compareTo(reply.phase) > 0;
  }

  @Override
  public int weight(State state) {
    return 600 + 8 * state.queue.size();
  }
}
