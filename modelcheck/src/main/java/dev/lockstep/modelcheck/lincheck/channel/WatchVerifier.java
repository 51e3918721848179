package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Register;
import dev.lockstep.modelcheck.model.Step;
import java.util.List;
import java.util.Map;

/** A watch is a register. */
public final class WatchVerifier extends ModelVerifier<Register.State, Register.Call> {
  /** Called by Lincheck. */
  public WatchVerifier(Class<?> operations) {}

  @Override
  protected Problem<Register.State, Register.Call> problem(List<Operation> operations) {
    return new Problem<>(new Register(), operations.stream().map(WatchVerifier::step).toList(), Map.of());
  }

  private static Step<Register.Call> step(Operation operation) {
    if (operation.name().equals("publish")) {
      return Step.of(operation, new Register.Write(operation.argument().get("argument")));
    }
    Object seen = operation.result().get("value");
    return Step.of(operation, new Register.Read(WatchOperations.NOTHING.equals(seen) ? null : seen));
  }
}
