package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Alters a history in single places. Some alterations make it illegal, some do not: about half of each is wanted. */
final class Spoiler {
  private static final List<String> COUNTS =
      List.of("accepted", "queued", "completed", "failed", "timedOut", "cancelled");
  private static final List<String> OUTCOMES = COUNTS.subList(2, 6);

  private final Random random;
  private final List<Operation> operations;

  Spoiler(Random random, List<Operation> operations) {
    this.random = random;
    this.operations = operations;
  }

  /** Alters the history {@code times} times. */
  void spoil(int times) {
    for (int i = 0; i < times && !operations.isEmpty(); i++) {
      spoil();
    }
  }

  /** Each answer is lost with this probability. */
  void forget(double probability) {
    for (int i = 0; i < operations.size(); i++) {
      if (random.nextDouble() < probability) {
        forget(i);
      }
    }
  }

  private void spoil() {
    int index = random.nextInt(operations.size());
    Operation operation = operations.get(index);
    if (operation.kind() == Kind.PENDING || operation.kind() == Kind.INFO) {
      if (random.nextBoolean()) {
        operations.remove(index);
      }
      return;
    }
    Map<String, @Nullable Object> result = new HashMap<>(operation.result());
    switch (random.nextInt(6)) {
      case 0, 1 -> move(index, result, random.nextInt(7) - 3, random.nextInt(7) - 3);
      case 2 -> {
        long shift = random.nextInt(31) - 15L;
        move(index, result, shift, shift - random.nextInt(8));
      }
      case 3 -> forget(index);
      default -> {
        if (change(operation, result)) {
          move(index, result, 0, 0);
        } else {
          swapEnds(index);
        }
      }
    }
  }

  private void move(int index, Map<String, @Nullable Object> result, long fromBy, long toBy) {
    Operation operation = operations.get(index);
    long from = Math.max(0, operation.invocation() + fromBy);
    long to = Math.max(from, operation.response() + toBy);
    operations.set(
        index,
        Operation.answered(
            operation.process(), operation.name(), operation.argument(), operation.kind(), result, from, to));
  }

  /** The answer is lost. */
  private void forget(int index) {
    Operation operation = operations.get(index);
    operations.set(
        index,
        Operation.pending(operation.process(), operation.name(), operation.argument(), operation.invocation()));
  }

  /** Two operations of the same name end at each other's time. */
  private void swapEnds(int index) {
    Operation operation = operations.get(index);
    int other = random.nextInt(operations.size());
    Operation with = operations.get(other);
    if (with.kind() == operation.kind() && with.name().equals(operation.name())) {
      move(index, new HashMap<>(operation.result()), 0, with.response() - operation.response());
      move(other, new HashMap<>(with.result()), 0, operation.response() - with.response());
    }
  }

  /** Alters an answer; false if it says nothing that could be altered. */
  private boolean change(Operation operation, Map<String, @Nullable Object> result) {
    switch (operation.name()) {
      case "status" -> {
        if (!(result.get("value") instanceof Map<?, ?> value)) {
          return false;
        }
        Map<Object, @Nullable Object> changed = new HashMap<>(value);
        changeStatus(changed);
        result.put("value", changed);
      }
      case "await" -> result.put("outcome", any("completed", "failed", "timed-out", "cancelled"));
      case "submit" -> {
        if (operation.kind() != Kind.FAIL) {
          return false;
        }
        result.put("error", any("full", "stopping", "stopped", "withdrawn"));
      }
      case "read" -> result.put("value", (long) random.nextInt(3));
      case "get" -> result.merge("value", "x", (old, added) -> old + (String) added);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Most of the altered statuses still agree with themselves. */
  private void changeStatus(Map<Object, @Nullable Object> value) {
    String outcome = OUTCOMES.get(random.nextInt(4));
    switch (random.nextInt(6)) {
      case 0 -> add(value, COUNTS.get(random.nextInt(6)), random.nextInt(3) - 1L);
      case 1 -> {
        long by = random.nextInt(3) - 1L;
        add(value, "accepted", by);
        add(value, "queued", by);
      }
      case 2 -> {
        add(value, outcome, -1);
        add(value, OUTCOMES.get(random.nextInt(4)), 1);
      }
      case 3 -> {
        if (value.get("current") != null) {
          value.put("current", null);
          value.put("occupied", random.nextBoolean());
          add(value, outcome, 1);
        } else {
          value.put("current", "r" + random.nextInt(3));
          value.put("occupied", true);
          add(value, outcome, -1);
        }
      }
      case 4 -> value.put("phase", any("open", "draining", "cancelling", "stopped", "crashed"));
      default -> {
        add(value, "queued", -1);
        add(value, outcome, 1);
      }
    }
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private static void add(Map<Object, @Nullable Object> value, String count, long by) {
    value.put(count, value.get(count) instanceof Long old ? Math.max(0, old + by) : 0L);
  }
}
