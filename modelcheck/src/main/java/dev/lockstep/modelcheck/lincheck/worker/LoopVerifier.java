package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker with an owner: what an operation sends is handled some time later, at the latest when it has its reply, and
 * what one client sends is handled in its order.
 */
public final class LoopVerifier extends ModelVerifier<EagerWorker.State, EagerWorker.Event> {
  /** Called by Lincheck. */
  public LoopVerifier(Class<?> operations) {}

  @Override
  protected Problem<EagerWorker.State, EagerWorker.Event> problem(List<Operation> operations) {
    List<Step<EagerWorker.Event>> steps = new WorkerSteps(operations, false).all();
    return new Problem<>(new EagerWorker(WorkerOperations.CAPACITY), steps, order(steps, operations));
  }

  /** For each command the one that the same client sent before; they share a lane. */
  private static Map<EagerWorker.Event, EagerWorker.Event> order(
      List<Step<EagerWorker.Event>> steps, List<Operation> operations) {
    List<EagerWorker.Event> events = steps.stream().map(Step::call).toList();
    Map<EagerWorker.Event, EagerWorker.Event> order = new HashMap<>();
    Map<Long, EagerWorker.Event> last = new HashMap<>();
    for (Step<EagerWorker.Event> step : steps) {
      EagerWorker.Event event = step.call();
      boolean single = Collections.frequency(events, event) == 1; // two alike cannot be told apart
      if (single && event instanceof EagerWorker.Message message && message.isCommand()) {
        EagerWorker.Event before = last.put(operations.get(step.operation()).process(), event);
        if (before != null) {
          order.put(event, before);
        }
      }
    }
    return order;
  }
}
