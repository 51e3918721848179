package dev.lockstep.modelcheck.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.selfcheck.SimulatedWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verdicts on histories made by hand, what they say, and the limits. */
final class HistoryCheckerTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(20));

  private final List<Operation> operations = new ArrayList<>();

  private HistoryCheckerTest add(
      String name, Map<String, Object> argument, Map<String, Object> result, long from, long to) {
    operations.add(Operation.answered(operations.size(), name, argument, Kind.OK, result, from, to));
    return this;
  }

  private HistoryCheckerTest inc(long from, long to) {
    return add("inc", Map.of(), Map.of(), from, to);
  }

  private HistoryCheckerTest read(long value, long from, long to) {
    return add("read", Map.of(), Map.of("value", value), from, to);
  }

  private HistoryCheckerTest write(long value, long from, long to) {
    return add("write", Map.of("value", value), Map.of(), from, to);
  }

  private Verdict check(String model, Limits limits) throws HistoryFormatException {
    return HistoryChecker.check(new History("by hand", Header.of(model), true, operations), limits);
  }

  private void expect(String verdict, String model) throws HistoryFormatException {
    assertEquals(verdict, check(model, LIMITS).word());
  }

  @Test
  void aReadBetweenTheCompletedAndTheInvokedMayStillBeWrong() throws HistoryFormatException {
    // Each read alone is possible, and they do not go back; but the second increment has to fall between them.
    inc(0, 100).read(1, 1, 10).inc(20, 30).read(1, 40, 50).expect("ILLEGAL", "counter");
  }

  @Test
  void theSameReadsAreRightWhenTheIncrementIsStillOpen() throws HistoryFormatException {
    inc(0, 100).read(1, 1, 10).inc(20, 45).read(1, 40, 50).expect("OK", "counter");
  }

  @Test
  void intervalsThatTouchAreConcurrent() throws HistoryFormatException {
    write(1, 0, 5).read(1, 5, 6).write(2, 6, 9).read(1, 6, 9).expect("OK", "register");
  }

  @Test
  void aReadBeforeTheWriteBeganIsIllegal() throws HistoryFormatException {
    read(1, 0, 4).write(1, 5, 6).expect("ILLEGAL", "register");
  }

  @Test
  void aWriteThatChangesNothingIsNotPlacedAtOnce() throws HistoryFormatException {
    // The second write(1) is a no-op at first, and is needed after write(2).
    write(1, 0, 1).write(1, 2, 20).write(2, 3, 4).read(2, 5, 6).read(1, 7, 8).expect("OK", "register");
  }

  @Test
  void anOperationWithoutAnswerMayTakeEffectLaterOrNever() throws HistoryFormatException {
    operations.add(Operation.pending(90, "write", Map.of("value", 7L), 0));
    operations.add(Operation.answered(91, "write", Map.of("value", 8L), Kind.INFO, Map.of(), 0, 1));
    operations.add(Operation.answered(92, "write", Map.of("value", 9L), Kind.FAIL, Map.of(), 0, 1));
    read(7, 50, 51).read(8, 60, 61).expect("OK", "register");
    read(7, 70, 71).expect("ILLEGAL", "register");
    operations.removeLast();
    read(9, 70, 71).expect("ILLEGAL", "register");
  }

  @Test
  void aComparisonThatFailedIsAnObservationUnlessItHasAnError() throws HistoryFormatException {
    write(1, 0, 1);
    Map<String, Object> swap = Map.of("value", List.of(1L, 2L));
    operations.add(Operation.answered(90, "cas", swap, Kind.FAIL, Map.of("error", "no leader"), 2, 3));
    expect("OK", "cas-register");
    operations.set(1, Operation.answered(90, "cas", swap, Kind.FAIL, Map.of(), 2, 3));
    expect("ILLEGAL", "cas-register");
  }

  @Test
  void anEmptyHistoryIsLegal() throws HistoryFormatException {
    expect("OK", "register");
  }

  @Test
  void aViolationNamesTheFirstOperationThatFitsNowhere() throws HistoryFormatException {
    write(1, 0, 1).read(1, 2, 3).read(5, 4, 6).write(2, 8, 9);
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, check("register", LIMITS));
    Certificate.Refutation refutation = illegal.certificate();
    assertEquals(List.of(2), refutation.conflict());
    assertEquals(2, refutation.prefix());
    assertTrue(illegal.isVerified() && refutation.isMinimal(), String.valueOf(illegal.objection()));
    assertEquals("read #3 returned 5, which nobody wrote", illegal.explanation());
  }

  @Test
  void aConflictHasNoMoreThanItNeeds() throws HistoryFormatException {
    write(1, 0, 1).read(1, 2, 3).write(2, 4, 5).read(2, 6, 7).read(1, 8, 9).write(3, 10, 11).read(3, 12, 13);
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, check("register", LIMITS));
    assertTrue(illegal.isVerified() && illegal.certificate().isMinimal(), String.valueOf(illegal.objection()));
    List<Integer> conflict = illegal.certificate().conflict().stream().sorted().toList();
    Set<List<Integer>> minimal = Set.of(List.of(0, 2, 4), List.of(0, 3, 4), List.of(1, 2, 4), List.of(1, 3, 4));
    assertTrue(minimal.contains(conflict), conflict.toString());
    assertEquals(4, illegal.certificate().prefix());
  }

  /** Forty additions at once and a read of a sum that they do not have: subset sum. */
  private void makeHard() {
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      add("add", Map.of("value", 2 * random.nextLong(1L << 40)), Map.of(), 0, 1000);
    }
    read((1L << 44) + 1, 10, 20);
  }

  @Test
  void theDeadlineIsKeptWithinASecond() {
    makeHard();
    Limits limits = new Limits(Duration.ofMillis(200), 1L << 40);
    assertTimeout(Duration.ofMillis(1200), () -> unknown("no verdict within 200 ms", limits));
  }

  @Test
  void memoryIsBounded() throws HistoryFormatException {
    makeHard();
    unknown("no verdict within about 8 MiB of remembered configurations", new Limits(Duration.ofMinutes(5), 8 << 20));
  }

  private void unknown(String reason, Limits limits) throws HistoryFormatException {
    assertEquals(new Verdict.Unknown(reason), check("counter", limits));
  }

  @Test
  void limitsAllowSomething() {
    assertThrows(IllegalArgumentException.class, () -> new Limits(Duration.ZERO, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(Duration.ofSeconds(1), 0));
  }

  @Test
  void aViolationInOnePartitionOutweighsAnUnknownOther() throws HistoryFormatException {
    for (int i = 0; i < 40; i++) {
      add("append", Map.of("key", "hard", "value", String.valueOf((char) ('a' + i))), Map.of(), 0, 1000);
    }
    add("get", Map.of("key", "hard"), Map.of("value", "no such text"), 10, 20);
    Limits limits = new Limits(Duration.ofMinutes(1), 1 << 20);
    assertEquals("UNKNOWN", check("append-kv", limits).word());
    add("get", Map.of("key", "other"), Map.of("value", "never written"), 10, 20);
    assertEquals("ILLEGAL", check("append-kv", limits).word());
  }

  @Test
  void longWorkerRunsAreDecided() throws HistoryFormatException {
    for (int seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      SimulatedWorker.Plan plan = new SimulatedWorker.Plan(1000, 1000, 16, 8, true, false, false, false, true);
      History history = SimulatedWorker.history(random, plan);
      assertTrue(history.operations().size() > 4000);
      assertEquals("OK", HistoryChecker.check(history, LIMITS).word(), "seed " + seed);
      History torn = withoutOneSettlement(history);
      assertEquals("ILLEGAL", HistoryChecker.check(torn, LIMITS).word(), "seed " + seed);
    }
  }

  private static History withoutOneSettlement(History history) {
    List<Operation> rest = new ArrayList<>(history.operations());
    int middle = rest.size() / 2;
    while (!rest.get(middle).name().equals("settle")) {
      middle++;
    }
    rest.remove(middle);
    return new History(history.source(), history.header(), true, rest);
  }
}
