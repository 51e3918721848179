package dev.lockstep.modelcheck.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Storms of which only the clients' calls are known: how far they are decided, and that no more is claimed. */
final class BlackBoxStormTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(20));
  private static final LongStorm.Load WITHOUT_REMOVALS = new LongStorm.Load(8, 16, 0.5, 0.9, 0, 1, 1000, false);

  private static History storm(LongStorm.Load load, long seed, long operations) {
    LongStorm storm = new LongStorm(load, seed);
    return BlackBox.of(new History("storm", storm.header(), true, storm.round(operations)));
  }

  /** Each call and answer of a request up to so much earlier or later: many overlap that did not. */
  private static History widened(History history, long seed, long nanos) {
    Random random = new Random(seed);
    List<Operation> operations =
        history.operations().stream()
            .map(o -> o.name().equals("status") ? o : widened(o, random, nanos))
            .sorted(Comparator.comparingLong(Operation::invocation))
            .toList();
    return new History(history.source(), history.header(), history.timed(), operations);
  }

  private static Operation widened(Operation operation, Random random, long nanos) {
    long from = Math.max(0, operation.invocation() - random.nextLong(nanos));
    long to = operation.response() + random.nextLong(nanos);
    return Operation.answered(
        operation.process(), operation.name(), operation.argument(), operation.kind(), operation.result(), from, to);
  }

  private static Verdict check(History history) throws Exception {
    return HistoryChecker.check(history, LIMITS);
  }

  @Test
  void stormsAreAccepted() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      Verdict verdict = check(storm(LongStorm.Load.USUAL, seed, 1000));
      assertEquals("OK", verdict.word(), verdict.explanation());
    }
  }

  @Test
  void theLikelyOrderIsFoundWhereTheCallsOverlapWidely() throws Exception {
    for (long seed = 1; seed <= 3; seed++) { // four services long on either side; otherwise there are too many orders
      Verdict verdict = check(widened(storm(WITHOUT_REMOVALS, seed, 300), seed, 300_000));
      assertEquals("OK", verdict.word(), verdict.explanation());
    }
  }

  @Test
  void aCountThatIsOffIsFound() throws Exception {
    History storm = storm(LongStorm.Load.USUAL, 1, 300);
    List<Operation> operations = new ArrayList<>(storm.operations());
    for (int i = operations.size() / 2; i < operations.size(); i++) {
      Operation status = operations.get(i);
      if (status.name().equals("status") && status.kind() == Kind.OK) {
        operations.set(i, withOneMore(status));
        break;
      }
    }
    Verdict verdict = check(new History("doctored", storm.header(), true, operations));
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, verdict);
    assertTrue(illegal.isVerified(), () -> String.valueOf(illegal.objection()));
    assertTrue(illegal.certificate().isMinimal());
  }

  private static Operation withOneMore(Operation status) {
    Map<Object, Object> value = new HashMap<>((Map<?, ?>) Objects.requireNonNull(status.result().get("value")));
    value.merge("accepted", 1L, (a, b) -> (Long) a + (Long) b);
    value.merge("completed", 1L, (a, b) -> (Long) a + (Long) b);
    return Operation.answered(
        status.process(), status.name(), status.argument(), status.kind(), Map.of("value", value), status.invocation(),
        status.response());
  }

  @Test
  void whatIsTooOpenIsUnknownAndSaysWhy() throws Exception {
    LongStorm.Load fewStatuses = new LongStorm.Load(8, 16, 0.05, 0.9, 0, 1, 1000, false);
    History open = widened(storm(fewStatuses, 1, 1000), 1, 300_000);
    Verdict verdict = HistoryChecker.check(open, new Limits(Duration.ofSeconds(1), 64L << 20));
    assertEquals("UNKNOWN", verdict.word());
    assertTrue(verdict.explanation().contains("not recorded"), verdict.explanation());
  }
}
