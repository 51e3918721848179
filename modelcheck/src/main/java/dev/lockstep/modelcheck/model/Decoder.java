package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the operations of a history as steps of a specification, and refuses operations that its model does not know.
 * One decoder reads one history.
 */
abstract class Decoder<C> {
  private final List<Step<C>> steps = new ArrayList<>();
  private int number; // of the operation that is decoded

  /** An operation with its fields, while it is decoded. */
  record Entry(Operation operation, Fields argument, Fields result) {
    boolean is(Kind kind) {
      return operation.kind() == kind;
    }

    HistoryFormatException unknownOperation() {
      return argument.defect("the model has no operation \"" + operation.name() + "\"");
    }
  }

  /** Adds the steps of one operation. Must take every field of it that is allowed. */
  abstract void decode(Entry entry) throws HistoryFormatException;

  /** All steps of {@code history}. */
  final List<Step<C>> decode(History history) throws HistoryFormatException {
    for (Operation operation : history.operations()) {
      Fields argument = new Fields(history.source(), operation.invocationLine(), operation.argument());
      Fields result = new Fields(history.source(), operation.responseLine(), operation.result());
      Entry entry = new Entry(operation, argument, result);
      decode(entry);
      boolean mayHaveError = entry.is(Kind.FAIL) || entry.is(Kind.INFO);
      if (mayHaveError && result.has("error")) {
        result.string("error");
      }
      argument.end();
      result.end();
      number++;
    }
    return steps;
  }

  /** The operation did {@code call}, or may do so if its outcome is unknown. */
  final void step(Entry entry, C call) {
    Operation operation = entry.operation;
    steps.add(new Step<>(call, operation.invocation(), operation.latest(), number));
  }

  /** A change: it happened unless the operation failed. */
  final void change(Entry entry, C call) {
    if (!entry.is(Kind.FAIL)) {
      step(entry, call);
    }
  }
}
