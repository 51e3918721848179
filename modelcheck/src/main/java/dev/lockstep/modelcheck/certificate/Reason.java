package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Words for a conflict that has no simpler reason than that no order fits. */
final class Reason {
  private static final int MOST_NAMED = 12;

  private Reason() {}

  static Rejection of(Checkable history, List<Integer> conflict) {
    List<String> named = new ArrayList<>();
    for (int operation : conflict.subList(0, Math.min(MOST_NAMED, conflict.size()))) {
      named.add(history.operation(operation).name() + " #" + (operation + 1));
    }
    String more = conflict.size() > MOST_NAMED ? " and " + (conflict.size() - MOST_NAMED) + " others" : "";
    String sentence =
        conflict.size() == 1
            ? named.getFirst() + " cannot be right, whatever the other answers were"
            : "no order of the operations agrees with the answers of " + String.join(", ", named) + more
                + "; without any one of them there is one";
    return new Rejection(Rejection.SEARCH, rule(history, conflict), sentence, conflict);
  }

  /** The rule that such a conflict breaks first; the model of the history need not be a worker's. */
  private static String rule(Checkable history, List<Integer> conflict) {
    List<Operation> operations = conflict.stream().map(history::operation).toList();
    boolean refused = operations.stream().anyMatch(o -> "full".equals(o.result().get("error")));
    boolean starts = operations.stream().anyMatch(o -> o.name().equals("start"));
    boolean status = operations.stream().anyMatch(o -> o.name().equals("status"));
    boolean shutdown = operations.stream().anyMatch(o -> o.name().equals("shutdown") || o.name().equals("crash"));
    if (shutdown) {
      return "W10";
    }
    if (refused) {
      return "W7";
    }
    if (status) {
      return "W2";
    }
    return starts ? "W13" : "";
  }
}
