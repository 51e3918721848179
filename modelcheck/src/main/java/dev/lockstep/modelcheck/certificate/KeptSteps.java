package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** The kept operations of a history that were answered, as steps of a specification. */
final class KeptSteps {
  private KeptSteps() {}

  /** In the order of the history; {@code call} says what each of them calls. */
  static <C> List<Step<C>> of(History history, BitSet kept, Function<Operation, C> call) {
    List<Step<C>> steps = new ArrayList<>();
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      Operation operation = history.operations().get(i);
      if (operation.kind() == Kind.OK) {
        steps.add(new Step<>(call.apply(operation), operation.invocation(), operation.response(), i));
      }
    }
    return steps;
  }
}
