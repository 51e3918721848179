package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.Worker.Accept;
import dev.lockstep.modelcheck.model.Worker.Call;
import dev.lockstep.modelcheck.model.Worker.Leave;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Settle;
import dev.lockstep.modelcheck.model.Worker.Start;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the recorded starts say about the order in which requests were accepted. Without it a search learns that it
 * accepted two requests in the wrong order only when the second one starts, a queue's length later, and then goes
 * through all that lies between.
 *
 * <p>Let a have to start by {@code last(a)}, and let the execution of b end at {@code end(b)} at the earliest. If
 * {@code end(b) > last(a)} then b does not start before a, since one execution must end before another begins. Then
 * a was accepted before b, for the queue is first in, first out, and b starts from {@code end(a)} on. Nothing here
 * changes a verdict: every legal placement obeys it.
 */
final class WorkerOrder {
  private final List<Step<Call>> steps;
  private final Map<String, Long> starts = new HashMap<>();
  private final Map<String, Long> answers = new HashMap<>();
  private final Map<String, Long> ends = new HashMap<>();
  private final Map<String, Long> acceptedBy = new HashMap<>();
  private final Map<String, Long> startedFrom = new HashMap<>();
  private final Map<Call, Call> order = new HashMap<>();

  private WorkerOrder(List<Step<Call>> steps) {
    this.steps = steps;
  }

  /** The same problem, with narrower intervals and the order of acceptances where it is known. */
  static Problem<Worker.State, Call> narrow(Worker worker, List<Step<Call>> steps) {
    WorkerOrder order = new WorkerOrder(steps);
    order.collect();
    order.chain();
    return new Problem<>(worker, order.narrowed(), order.order);
  }

  private void collect() {
    for (Step<Call> step : steps) {
      if (step.call() instanceof Accept accept) {
        answers.put(accept.request(), step.latest());
      } else if (step.call() instanceof Start start && step.required()) {
        starts.put(start.request(), step.latest());
      } else if (step.call() instanceof Settle settle
          && (settle.outcome() == Outcome.COMPLETED || settle.outcome() == Outcome.FAILED)) {
        ends.merge(settle.request(), step.invocation(), Math::min);
      } else if (step.call() instanceof Leave leave) {
        ends.merge(leave.request(), step.invocation(), Math::min);
      }
    }
  }

  /** From the last start to the first, so that a bound on an acceptance reaches those before it. */
  private void chain() {
    List<String> requests = new ArrayList<>(starts.keySet());
    requests.sort(Comparator.comparingLong((String request) -> last(request)).thenComparing(Comparator.naturalOrder()));
    for (int i = requests.size() - 1; i >= 0; i--) {
      String request = requests.get(i);
      long bound = Math.min(last(request), answers.getOrDefault(request, Operation.NEVER));
      if (i + 1 < requests.size()) {
        String following = requests.get(i + 1);
        if (end(following) > last(request)) {
          order.put(new Accept(following), new Accept(request));
          bound = Math.min(bound, acceptedBy.getOrDefault(following, Operation.NEVER));
          startedFrom.put(following, end(request));
        }
      }
      acceptedBy.put(request, bound);
    }
  }

  private long last(String request) {
    return starts.getOrDefault(request, Operation.NEVER);
  }

  private long end(String request) {
    return ends.getOrDefault(request, Operation.NEVER);
  }

  private List<Step<Call>> narrowed() {
    List<Step<Call>> narrowed = new ArrayList<>(steps.size());
    for (Step<Call> step : steps) {
      narrowed.add(
          switch (step.call()) {
            case Accept accept -> {
              long last = acceptedBy.getOrDefault(accept.request(), step.latest());
              yield between(step, step.invocation(), last);
            }
            case Start start when step.required() -> {
              long first = startedFrom.getOrDefault(start.request(), 0L);
              yield between(step, Math.max(step.invocation(), first), step.latest());
            }
            default -> step;
          });
    }
    return narrowed;
  }

  /** An empty interval means that the history is illegal; the search is to find that with the recorded one. */
  private static Step<Call> between(Step<Call> step, long first, long last) {
    return first <= last ? new Step<>(step.call(), first, last, step.operation()) : step;
  }
}
