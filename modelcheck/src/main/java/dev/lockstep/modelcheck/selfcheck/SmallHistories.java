package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Small histories of each model: runs of a plain object in random intervals, most of them then spoilt in few places.
 */
public final class SmallHistories {
  private final Random random;
  private final List<Operation> operations = new ArrayList<>();

  private SmallHistories(Random random) {
    this.random = random;
  }

  /** A history of {@code model}, with some twenty operations at most. */
  public static History of(String model, Random random) {
    SmallHistories made = new SmallHistories(random);
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
    Spoiler spoiler = new Spoiler(random, made.operations);
    spoiler.spoil(random.nextInt(4));
    if (random.nextInt(4) == 0) {
      spoiler.forget(random.nextDouble());
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
    boolean unique = random.nextBoolean(); // no value is written twice: that has a monitor
    for (int i = 0; i < count; i++) {
      long instant = 100 + 5L * i;
      Object other = unique ? (long) i : (long) random.nextInt(3);
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
    boolean byOne = random.nextBoolean(); // that has a monitor
    for (int i = 0; i < count; i++) {
      long instant = 100 + 5L * i;
      int what = random.nextInt(4);
      switch (byOne ? what / 2 * 2 : what) {
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

  /** Some are black boxes, and smaller, for brute force must try what their pipelines may have done. */
  private History worker() {
    boolean blackBox = random.nextInt(4) == 0;
    SimulatedWorker.Plan plan =
        new SimulatedWorker.Plan(
            1 + random.nextInt(blackBox ? 3 : 6),
            random.nextInt(6),
            1 + random.nextInt(random.nextBoolean() ? 1 : 3),
            random.nextInt(random.nextBoolean() ? 12 : 25),
            random.nextBoolean(),
            random.nextInt(3) == 0,
            random.nextInt(4) == 0,
            random.nextInt(3) == 0,
            random.nextBoolean());
    History history = SimulatedWorker.history(random, plan);
    return blackBox ? BlackBox.of(history) : history;
  }
}
