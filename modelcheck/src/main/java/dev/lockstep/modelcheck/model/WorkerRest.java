package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.HistoryReader;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Points at which a worker is at rest, for sure: open, nothing queued, in flight or lingering, whatever order the
 * operations before had. What follows can then be judged by itself, from the counts that the outcomes before add up
 * to.
 *
 * <p>All accepted requests must be settled by operations that must have happened, and their executions over: by their
 * outcome, by a recorded end, or because a status that was called after the settlement shows no execution, or another
 * one. (The end of a lingering execution is often not answered, since nobody hears of it.) A submission, a settlement
 * or a start whose outcome is unknown may take effect later: then there is no rest any more. Nor is there after a
 * shutdown or a crash.
 */
public final class WorkerRest implements HistoryReader.Rest {
  @Override
  public boolean mayBeOpen(Operation operation) {
    return operation.name().equals("leave");
  }

  @Override
  public boolean isRest(List<Operation> operations) {
    Map<String, Operation> settled = new HashMap<>();
    Set<String> accepted = new HashSet<>();
    Set<String> running = new HashSet<>();
    Set<String> mayHaveLeft = new HashSet<>();
    for (Operation operation : operations) {
      String request = String.valueOf(operation.argument().get("request"));
      boolean answered = operation.kind() == Kind.OK;
      boolean changes = operation.kind() != Kind.FAIL;
      switch (operation.name()) {
        case "submit" -> {
          if (changes) {
            accepted.add(request);
          }
        }
        case "start" -> running.add(request);
        case "settle" -> {
          if (answered) {
            settled.put(request, operation);
          }
        }
        case "leave" -> {
          if (answered) {
            running.remove(request);
          } else {
            mayHaveLeft.add(request);
          }
        }
        case "shutdown", "crash" -> {
          if (changes) {
            return false;
          }
        }
        default -> { // changes nothing
        }
      }
      boolean unknown = operation.kind() == Kind.INFO || operation.kind() == Kind.PENDING;
      if (unknown && Set.of("submit", "start", "settle").contains(operation.name())) {
        return false;
      }
    }
    settled.forEach((request, settle) -> {
      if (Set.of("completed", "failed").contains(String.valueOf(settle.argument().get("outcome")))) {
        running.remove(request);
      }
    });
    running.removeIf(request -> mayHaveLeft.contains(request) && hasLeft(request, settled.get(request), operations));
    return running.isEmpty() && accepted.equals(settled.keySet()) && accepted.containsAll(mayHaveLeft);
  }

  private static boolean hasLeft(
      String request, @Nullable Operation settle, List<Operation> operations) {
    if (settle == null) {
      return false;
    }
    for (int i = operations.size() - 1; i >= 0 && operations.get(i).invocation() > settle.response(); i--) {
      Operation status = operations.get(i);
      if (status.name().equals("status") && status.kind() == Kind.OK
          && status.result().get("value") instanceof Map<?, ?> value) {
        Object current = value.get("current");
        if (Boolean.FALSE.equals(value.get("occupied")) || current != null && !request.equals(current)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many were settled with this outcome. */
  public static long settled(List<Operation> operations, String outcome) {
    return operations.stream()
        .filter(o -> o.name().equals("settle") && o.kind() == Kind.OK && outcome.equals(o.argument().get("outcome")))
        .count();
  }
}
