package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.SharedMap;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import dev.lockstep.modelcheck.model.Worker.Reply;
import dev.lockstep.modelcheck.model.WorkerHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker of whose requests only few are looked at. The others, strangers, may be accepted, run, and be settled
 * whenever that suits; all that is known of them is how many there can have been by a certain time. So it allows all
 * that a worker with these requests and strangers can do, and more: what is illegal here is illegal.
 *
 * <p>Between two statuses the numbers are lower bounds, to which each known request adds.
 */
final class WorkerAmongStrangers
    implements SequentialSpecification<WorkerAmongStrangers.State, WorkerAmongStrangers.Call> {
  private static final int ACCEPTED = 0;
  private static final int LEFT = 1; // the queue
  private static final int SETTLED = 2; // by outcome, from here on

  private final WorkerHeader header;

  /** How many strangers can have been accepted, have left the queue, and been settled with each outcome. */
  record Strangers(List<Long> counts) {}

  /** A step of the worker or a known request, or what a client was told. */
  record Call(
      What what, String request, @Nullable Outcome outcome, @Nullable Refusal refusal, @Nullable Reply reply,
      @Nullable Strangers strangers) {}

  /** The kinds of steps; {@link dev.lockstep.modelcheck.model.Worker} explains them. */
  enum What {
    ACCEPT,
    REFUSE,
    START,
    SETTLE,
    LEAVE,
    AWAIT,
    STATUS,
    CLOSE,
    CANCEL_REST,
    STOP,
    ENDED,
    CRASH
  }

  /**
   * The state.
   *
   * @param queue known requests that are queued, oldest first; strangers may stand between
   * @param executing a known request whose pipeline has not returned; null: none, or a stranger's
   * @param before of each known request that was accepted: how many were accepted before it, at least
   * @param known how many of the known requests were accepted, left the queue, were settled with each outcome
   * @param least lower bounds of these numbers for all requests together
   */
  record State(
      Phase phase, List<String> queue, @Nullable String current, @Nullable String executing,
      SharedMap<String, Outcome> outcomes, SharedMap<String, Long> before, List<Long> known, List<Long> least) {

    State counted(int number) {
      return new State(
          phase, queue, current, executing, outcomes, before, plusOne(known, number), plusOne(least, number));
    }

    State accepted(String request) {
      SharedMap<String, Long> after = before.with(request, least.get(ACCEPTED));
      return new State(phase, queue, current, executing, outcomes, after, known, least).counted(ACCEPTED);
    }

    /** First in, first out: all that were accepted before it, strangers too, have left the queue. */
    State started(String request) {
      Long left = before.get(request);
      List<Long> more = new ArrayList<>(least);
      more.set(LEFT, left == null ? least.get(LEFT) : Math.max(least.get(LEFT), left));
      return new State(phase, queue, request, request, outcomes, before, known, List.copyOf(more)).counted(LEFT);
    }

    State in(Phase next) {
      return new State(next, queue, current, executing, outcomes, before, known, least);
    }

    State running(@Nullable String now, @Nullable String pipeline) {
      return new State(phase, queue, now, pipeline, outcomes, before, known, least);
    }

    State queued(List<String> next) {
      return new State(phase, next, current, executing, outcomes, before, known, least);
    }

    State told(SharedMap<String, Outcome> next) {
      return new State(phase, queue, current, executing, next, before, known, least);
    }
  }

  WorkerAmongStrangers(WorkerHeader header) {
    this.header = header;
  }

  private static List<Long> plusOne(List<Long> numbers, int number) {
    List<Long> more = new ArrayList<>(numbers);
    more.set(number, numbers.get(number) + 1);
    return List.copyOf(more);
  }

  private List<Long> begin() {
    var counts = header.counts();
    return List.of(
        counts.sum(), counts.sum(), counts.completed(), counts.failed(), counts.timedOut(), counts.cancelled());
  }

  @Override
  public State initial() {
    List<Long> none = List.of(0L, 0L, 0L, 0L, 0L, 0L);
    return new State(header.phase(), List.of(), null, null, SharedMap.empty(), SharedMap.empty(), none, begin());
  }

  @Override
  public @Nullable State step(State s, Call call) {
    String request = call.request;
    boolean open = s.phase == Phase.OPEN;
    boolean closed = s.phase == Phase.DRAINING || s.phase == Phase.CANCELLING;
    return switch (call.what) {
      case ACCEPT -> open && s.queue.size() < header.capacity() && !knows(s, request)
          ? s.queued(with(s.queue, request)).accepted(request) : null;
      case REFUSE -> !knows(s, request) && mayRefuse(s, call) ? s : null;
      case START -> (open || s.phase == Phase.DRAINING) && s.executing == null && s.queue.indexOf(request) == 0
          ? s.queued(s.queue.subList(1, s.queue.size())).started(request) : null;
      case SETTLE -> call.outcome == null ? null : settle(s, request, call.outcome);
      case LEAVE -> request.equals(s.executing) && s.current == null ? s.running(null, null) : null;
      case AWAIT -> s.outcomes.get(request) == call.outcome ? s : null;
      case STATUS -> call.reply == null || call.strangers == null ? null : status(s, call.reply, call.strangers);
      case CLOSE -> open ? s.in(Phase.DRAINING) : null;
      case CANCEL_REST -> s.phase == Phase.DRAINING ? s.in(Phase.CANCELLING) : null;
      case STOP -> closed && s.queue.isEmpty() && s.current == null ? s.in(Phase.STOPPED) : null;
      case ENDED -> open || closed ? null : s;
      case CRASH -> open || closed ? s.in(Phase.CRASHED) : null;
    };
  }

  private static boolean knows(State s, String request) {
    return request.equals(s.current) || s.outcomes.get(request) != null || s.queue.contains(request);
  }

  private static List<String> with(List<String> queue, String request) {
    List<String> longer = new ArrayList<>(queue);
    longer.add(request);
    return List.copyOf(longer);
  }

  private boolean mayRefuse(State s, Call call) {
    if (call.refusal == null || call.strangers == null) {
      return false;
    }
    return switch (call.refusal) {
      case FULL -> s.phase == Phase.OPEN
          && s.queue.size() + call.strangers.counts.get(ACCEPTED) >= header.capacity();
      case STOPPING -> s.phase == Phase.DRAINING || s.phase == Phase.CANCELLING;
      case STOPPED -> s.phase == Phase.STOPPED || s.phase == Phase.CRASHED;
      case WITHDRAWN -> true;
    };
  }

  private static @Nullable State settle(State s, String request, Outcome outcome) {
    boolean crashed = s.phase == Phase.CRASHED;
    if (crashed && outcome != Outcome.FAILED || s.outcomes.get(request) != null) {
      return null;
    }
    State counted = s.counted(SETTLED + outcome.ordinal()).told(s.outcomes.with(request, outcome));
    if (request.equals(s.current)) {
      boolean returned = outcome == Outcome.COMPLETED || outcome == Outcome.FAILED && !crashed;
      return counted.running(null, returned ? null : s.executing);
    }
    boolean unstarted = crashed || outcome == Outcome.CANCELLED || outcome == Outcome.TIMED_OUT;
    if (!unstarted || !s.queue.contains(request)) {
      return null;
    }
    return counted.queued(s.queue.stream().filter(queued -> !queued.equals(request)).toList()).counted(LEFT);
  }

  /** A status says what the numbers are at this instant. */
  private @Nullable State status(State s, Reply reply, Strangers strangers) {
    List<Long> read =
        List.of(
            reply.accepted(), reply.accepted() - reply.queued(), reply.counts().completed(), reply.counts().failed(),
            reply.counts().timedOut(), reply.counts().cancelled());
    long inFlight = reply.current() == null ? 0 : 1;
    boolean agrees =
        reply.accepted() == reply.queued() + inFlight + reply.counts().sum() && reply.queued() <= header.capacity();
    boolean occupied = s.executing != null || reply.occupied() && strangers.counts.get(LEFT) > 0;
    boolean fits = reply.phase() == s.phase && reply.occupied() == occupied && reply.queued() >= s.queue.size();
    if (!agrees || !fits || (reply.current() == null ? s.current != null : !reply.current().equals(s.current))) {
      return null;
    }
    for (int i = 0; i < read.size(); i++) {
      long most = begin().get(i) + s.known.get(i) + strangers.counts.get(i);
      if (read.get(i) < s.least.get(i) || read.get(i) > most) {
        return null;
      }
    }
    return new State(s.phase, s.queue, s.current, s.executing, s.outcomes, s.before, s.known, read);
  }

  /** Nothing is, as it is used here: a status makes the bounds sharper. */
  @Override
  public boolean readOnly(Call call) {
    return false;
  }
}
