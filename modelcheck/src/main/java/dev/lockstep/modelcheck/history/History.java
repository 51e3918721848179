package dev.lockstep.modelcheck.history;

import java.util.List;

/**
 * A recorded history: everything that was called and answered in one run.
 *
 * @param source where it came from, for messages
 * @param header what it claims to be
 * @param timed whether points are nanoseconds (else they are line numbers, all different)
 * @param operations in the order of their invocations
 */
public record History(String source, Header header, boolean timed, List<Operation> operations) {
  /** Copies the list. */
  public History {
    operations = List.copyOf(operations);
  }

  /** The same run, to be judged by another model. */
  public History withModel(String model) {
    return new History(source, new Header(model, header.parameters()), timed, operations);
  }
}
