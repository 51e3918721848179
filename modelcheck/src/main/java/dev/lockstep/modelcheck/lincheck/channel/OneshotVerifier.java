package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.CasRegister;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import java.util.List;
import java.util.Map;

/** A oneshot is a register that is set once, from nothing: {@code complete} is its compare-and-set. */
public final class OneshotVerifier extends ModelVerifier<CasRegister.State, CasRegister.Call> {
  /** Called by Lincheck. */
  public OneshotVerifier(Class<?> operations) {}

  @Override
  protected Problem<CasRegister.State, CasRegister.Call> problem(List<Operation> operations) {
    return new Problem<>(new CasRegister(), operations.stream().map(OneshotVerifier::step).toList(), Map.of());
  }

  private static Step<CasRegister.Call> step(Operation operation) {
    Object answer = operation.result().get("value");
    CasRegister.Call call = new CasRegister.Read(answer);
    if (operation.name().equals("complete")) {
      Object reply = operation.argument().get("argument");
      call = Boolean.TRUE.equals(answer) ? new CasRegister.Swapped(null, reply) : new CasRegister.Differed(null);
    }
    return Step.of(operation, call);
  }
}
