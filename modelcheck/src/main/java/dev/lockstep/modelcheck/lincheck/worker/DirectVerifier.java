package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.Problem;
import java.util.List;
import java.util.Map;

/** A worker whose callers do the owner's work: what an operation sends is handled before it returns. */
public final class DirectVerifier extends ModelVerifier<EagerWorker.State, EagerWorker.Event> {
  /** Called by Lincheck. */
  public DirectVerifier(Class<?> operations) {}

  @Override
  protected Problem<EagerWorker.State, EagerWorker.Event> problem(List<Operation> operations) {
    EagerWorker worker = new EagerWorker(WorkerOperations.CAPACITY);
    return new Problem<>(worker, new WorkerSteps(operations, true).all(), Map.of());
  }
}
