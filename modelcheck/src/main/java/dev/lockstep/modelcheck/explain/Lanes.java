package dev.lockstep.modelcheck.explain;

import dev.lockstep.modelcheck.history.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The rows of a timeline. A process with several operations has a row of its own; processes with one share rows, as
 * far as their operations do not overlap. Thousands of recorded starts would else be thousands of rows.
 */
final class Lanes {
  private final int[] lane;
  private final int count;

  private record Row(long free, int number) {}

  /** Gives each of {@code operations}, which are in the order of their calls, a row. */
  Lanes(List<Operation> operations) {
    lane = new int[operations.size()];
    Map<Long, Integer> uses = new HashMap<>();
    operations.forEach(operation -> uses.merge(operation.process(), 1, Integer::sum));
    Map<Long, Integer> own = new HashMap<>();
    uses.entrySet().stream()
        .filter(use -> use.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(process -> own.put(process, own.size()));
    PriorityQueue<Row> shared = new PriorityQueue<>((a, b) -> Long.compare(a.free, b.free));
    int rows = own.size();
    long shown = shown(operations);
    for (int i = 0; i < lane.length; i++) {
      Operation operation = operations.get(i);
      Integer owned = own.get(operation.process());
      if (owned != null) {
        lane[i] = owned;
        continue;
      }
      Row free = shared.peek();
      int row = free != null && free.free < operation.invocation() ? shared.remove().number : rows++;
      long end = operation.response() == Operation.NEVER ? operation.invocation() + shown : operation.response();
      shared.add(new Row(end, row));
      lane[i] = row;
    }
    count = rows;
  }

  /** How long an operation without an answer is drawn: a hundredth of the whole. */
  static long shown(List<Operation> operations) {
    long last = 0;
    for (Operation operation : operations) {
      last = Math.max(last, operation.response() == Operation.NEVER ? operation.invocation() : operation.response());
    }
    return Math.max(1, (last - (operations.isEmpty() ? 0 : operations.getFirst().invocation())) / 100);
  }

  int of(int operation) {
    return lane[operation];
  }

  int count() {
    return count;
  }
}
