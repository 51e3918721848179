package dev.lockstep.modelcheck.lincheck.explore;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.CasRegister;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whoever is answered with a number is answered with that of those who were answered before him: each call takes the
 * count from one number to the next. Other answers are not judged.
 */
public final class NumberedVerifier extends ModelVerifier<CasRegister.State, CasRegister.Call> {
  /** Called by Lincheck. */
  public NumberedVerifier(Class<?> operations) {}

  @Override
  protected Problem<CasRegister.State, CasRegister.Call> problem(List<Operation> operations) {
    return new Problem<>(new CasRegister(), operations.stream().flatMap(NumberedVerifier::step).toList(), Map.of());
  }

  private static Stream<Step<CasRegister.Call>> step(Operation operation) {
    return operation.result().get("value") instanceof Integer number
        ? Stream.of(Step.of(operation, new CasRegister.Swapped(number == 0 ? null : number - 1, number)))
        : Stream.empty();
  }
}
