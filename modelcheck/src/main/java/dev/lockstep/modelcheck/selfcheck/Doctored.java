package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A storm's history in which one thing was falsified. The checker must find just that, or show that the history is
 * legal all the same.
 */
public final class Doctored {
  /** What was falsified. */
  public enum Falsification {
    /** A completion is missing: nothing settled the request. */
    COMPLETION_DROPPED,
    /** A request is settled a second time. */
    COMPLETION_DUPLICATED,
    /** A status is one that was true before. */
    STATUS_OLDER,
    /** A count in a status is off by one. */
    COUNT_OFF,
    /** A client was told an outcome before its cause. */
    REPLY_EARLY
  }

  private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 512L << 20);

  private final Random random;
  private final History original;
  private final List<Operation> operations;
  private final Set<Operation> touched = new HashSet<>();

  private Doctored(History original, Random random) {
    this.original = original;
    this.random = random;
    operations = new ArrayList<>(original.operations());
  }

  /**
   * What came of it.
   *
   * @param history the falsified one
   * @param verdict on it
   * @param found whether it was rejected, with the falsified operation, or one that shows it, in a conflict of which
   *     each operation is needed; and the certificate was verified
   */
  public record Result(Falsification falsification, History history, Verdict verdict, boolean found) {
    /** Whether it was shown to be legal all the same, or the falsification was found. */
    public boolean isRight() {
      return found || verdict instanceof Verdict.Ok;
    }
  }

  /** A storm's history of about so many operations, of a load that the seed decides. */
  public static History storm(long seed, int operations) {
    Random random = new Random(seed);
    LongStorm.Load load =
        new LongStorm.Load(
            4 + random.nextInt(8), 2 + random.nextInt(15), 0.3 + 0.4 * random.nextDouble(),
            0.5 + 1.5 * random.nextDouble(), 0.05, 5 * random.nextDouble(), operations, false);
    LongStorm storm = new LongStorm(load, seed);
    return new History("storm " + seed, storm.header(), true, storm.round(operations));
  }

  /** Falsifies {@code history} and checks it. */
  public static Result check(History history, Falsification falsification, long seed) throws HistoryFormatException {
    Doctored doctored = new Doctored(history, new Random(seed));
    doctored.falsify(falsification);
    History falsified = doctored.history();
    Verdict verdict = HistoryChecker.check(falsified, LIMITS);
    boolean found =
        verdict instanceof Verdict.Illegal illegal
            && illegal.isVerified()
            && illegal.certificate().conflict().stream()
                .anyMatch(i -> doctored.touched.contains(falsified.operations().get(i)));
    return new Result(falsification, falsified, verdict, found);
  }

  private History history() {
    operations.sort(Comparator.comparingLong(Operation::invocation));
    return new History(original.source(), original.header(), true, operations);
  }

  private void falsify(Falsification falsification) {
    switch (falsification) {
      case COMPLETION_DROPPED -> drop(any("settle"));
      case COMPLETION_DUPLICATED -> {
        Operation settle = any("settle");
        long from = settle.response();
        add(Operation.answered(Long.MAX_VALUE, "settle", settle.argument(), Kind.OK, Map.of(), from, from + 50_000));
      }
      case STATUS_OLDER -> older(any("status"));
      case COUNT_OFF -> {
        Operation status = any("status");
        replace(status, Map.of("value", offByOne(status)), status.invocation(), status.response());
      }
      case REPLY_EARLY -> {
        Operation settle = any("settle");
        long told = Math.max(0, settle.invocation() - 1 - random.nextInt(20_000));
        replace(settle, settle.result(), Math.max(0, told - 10_000), told);
      }
    }
  }

  private Operation any(String name) {
    List<Operation> all = operations.stream().filter(operation -> operation.name().equals(name)).toList();
    return all.get(random.nextInt(all.size()));
  }

  private void add(Operation operation) {
    operations.add(operation);
    touched.add(operation);
  }

  private void replace(Operation operation, Map<String, @Nullable Object> result, long from, long to) {
    operations.remove(operation);
    add(Operation.answered(operation.process(), operation.name(), operation.argument(), Kind.OK, result, from, to));
  }

  /** What is about the request, or may have counted it, shows that it is missing. */
  private void drop(Operation settle) {
    operations.remove(settle);
    Object request = settle.argument().get("request");
    for (Operation other : operations) {
      boolean counts = other.name().equals("status") && other.response() >= settle.invocation();
      if (counts || Objects.equals(other.argument().get("request"), request)) {
        touched.add(other);
      }
    }
  }

  private void older(Operation status) {
    List<Operation> before =
        operations.stream()
            .filter(other -> other.name().equals("status") && other.response() < status.invocation())
            .toList();
    if (!before.isEmpty()) {
      Operation old = before.get(before.size() - 1 - random.nextInt(Math.min(10, before.size())));
      replace(status, old.result(), status.invocation(), status.response());
    }
  }

  private Map<String, @Nullable Object> offByOne(Operation status) {
    Map<String, @Nullable Object> value = new HashMap<>();
    Map<?, ?> told = (Map<?, ?>) Objects.requireNonNull(status.result().get("value"));
    told.forEach((name, old) -> value.put((String) name, old));
    String count = List.of("completed", "failed", "accepted").get(random.nextInt(3));
    long by = (Long) Objects.requireNonNull(value.get(count)) > 0 && random.nextBoolean() ? -1 : 1;
    value.merge(count, by, (old, added) -> (Long) old + (Long) added);
    if (!count.equals("accepted") && random.nextBoolean()) { // so that the status agrees with itself
      value.merge("accepted", by, (old, added) -> (Long) old + (Long) added);
    }
    return value;
  }
}
