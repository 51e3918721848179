package dev.lockstep.modelcheck.linearizability;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.SimulatedWorker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small histories of each model: runs of a plain object in random intervals, most of them then spoilt in one place. */
final class RandomHistories {
  private final Random random;
  private final List<Operation> operations = new ArrayList<>();

  private RandomHistories(Random random) {
    this.random = random;
  }

  static History of(String model, Random random) {
    RandomHistories made = new RandomHistories(random);
    Header header = Header.of(model);
    switch (model) {
      case "register", "cas-register" -> made.register(model.equals("cas-register"));
      case "counter" -> made.counter();
      case "append-kv" -> made.appendKv();
      default -> {
        History worker = made.worker();
        made.operations.addAll(worker.operations());
        header = worker.header();
      }
    }
    int spoilt = random.nextInt(4);
    for (int i = 0; i < spoilt && !made.operations.isEmpty(); i++) {
      made.spoil();
    }
    made.operations.sort((a, b) -> Long.compare(a.invocation(), b.invocation()));
    return new History("random", header, true, made.operations);
  }

  private void add(String name, Map<String, Object> argument, Kind kind, @Nullable Object value, long instant) {
    long from = instant - random.nextInt(7);
    long to = instant + random.nextInt(7);
    Map<String, @Nullable Object> result = new HashMap<>(argument);
    if (kind == Kind.OK && name.matches("read|get")) {
      result.put("value", value);
    }
    int process = operations.size();
    int lost = random.nextInt(12);
    if (lost == 0) {
      operations.add(Operation.pending(process, name, argument, from));
    } else if (lost == 1) {
      operations.add(Operation.answered(process, name, argument, Kind.INFO, Map.of(), from, to));
    } else {
      operations.add(Operation.answered(process, name, argument, kind, result, from, to));
    }
  }

  private void register(boolean cas) {
    @Nullable Object value = null;
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long instant = 100 + 5L * i;
      Object other = (long) random.nextInt(3);
      switch (random.nextInt(cas ? 3 : 2)) {
        case 0 -> {
          value = other;
          add("write", Map.of("value", other), Kind.OK, null, instant);
        }
        case 1 -> add("read", Map.of(), Kind.OK, value, instant);
        default -> {
          Object from = (long) random.nextInt(3);
          boolean swapped = Objects.equals(from, value);
          add("cas", Map.of("value", List.of(from, other)), swapped ? Kind.OK : Kind.FAIL, null, instant);
          value = swapped ? other : value;
        }
      }
    }
  }

  private void counter() {
    long sum = 0;
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long instant = 100 + 5L * i;
      switch (random.nextInt(4)) {
        case 0 -> {
          sum++;
          add("inc", Map.of(), Kind.OK, null, instant);
        }
        case 1 -> {
          long amount = random.nextInt(5) - 2L;
          sum += amount;
          add("add", Map.of("value", amount), Kind.OK, null, instant);
        }
        default -> add("read", Map.of(), Kind.OK, sum, instant);
      }
    }
  }

  private void appendKv() {
    Map<String, String> texts = new HashMap<>();
    int count = 4 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long instant = 100 + 5L * i;
      String key = random.nextBoolean() ? "a" : "b";
      String value = String.valueOf((char) ('x' + random.nextInt(2)));
      switch (random.nextInt(5)) {
        case 0 -> {
          texts.put(key, value);
          add("put", Map.of("key", key, "value", value), Kind.OK, null, instant);
        }
        case 1, 2 -> {
          texts.merge(key, value, String::concat);
          add("append", Map.of("key", key, "value", value), Kind.OK, null, instant);
        }
        default -> add("get", Map.of("key", key), Kind.OK, texts.getOrDefault(key, ""), instant);
      }
    }
  }

  private History worker() {
    SimulatedWorker.Plan plan =
        new SimulatedWorker.Plan(
            1 + random.nextInt(3),
            1 + random.nextInt(2),
            1 + random.nextInt(2),
            random.nextInt(12),
            random.nextBoolean(),
            random.nextInt(3) == 0,
            random.nextInt(4) == 0,
            random.nextInt(3) == 0,
            random.nextBoolean());
    return SimulatedWorker.history(random, plan);
  }

  private void spoil() {
    int index = random.nextInt(operations.size());
    Operation operation = operations.get(index);
    if (operation.kind() == Kind.PENDING || operation.kind() == Kind.INFO) {
      operations.remove(index);
      return;
    }
    Map<String, @Nullable Object> result = new HashMap<>(operation.result());
    long shift = 0;
    if (random.nextInt(3) == 0 || !change(operation, result)) {
      shift = random.nextInt(31) - 15L;
    }
    long from = Math.max(0, operation.invocation() + shift);
    long to = Math.max(from, operation.response() + shift - random.nextInt(8));
    operations.set(
        index,
        Operation.answered(
            operation.process(), operation.name(), operation.argument(), operation.kind(), result, from, to));
  }

  /** Alters an answer; false if it says nothing that could be altered. */
  private boolean change(Operation operation, Map<String, @Nullable Object> result) {
    if (operation.name().equals("status") && result.get("value") instanceof Map<?, ?> value) {
      Map<Object, @Nullable Object> changed = new HashMap<>(value);
      List<String> counts = List.of("accepted", "queued", "completed", "failed", "timedOut", "cancelled");
      for (int i = 0; i < 1 + random.nextInt(2); i++) {
        changed.compute(
            counts.get(random.nextInt(counts.size())),
            (name, count) -> Math.max(0, (Long) Objects.requireNonNull(count) + random.nextInt(3) - 1));
      }
      result.put("value", changed);
      return true;
    }
    if (operation.name().equals("await")) {
      result.put("outcome", List.of("completed", "failed", "timed-out", "cancelled").get(random.nextInt(4)));
      return true;
    }
    if (operation.kind() == Kind.FAIL && operation.name().equals("submit")) {
      result.put("error", List.of("full", "stopping", "stopped", "withdrawn").get(random.nextInt(4)));
      return true;
    }
    if (operation.name().equals("read")) {
      result.put("value", (long) random.nextInt(3));
      return true;
    }
    if (operation.name().equals("get")) {
      result.merge("value", "x", (old, added) -> old + (String) added);
      return true;
    }
    return false;
  }
}
