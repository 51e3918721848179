package dev.lockstep.bench.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.data.Answer;
import dev.lockstep.bench.data.Bootstrap;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.PoolLoad;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.SupervisorLoad;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each claim comes out each way on data that say so, and is unknown where they do not say. */
final class ClaimsTest {
  private static final double MICROS = 1_000;
  private static final double MILLIS = 1_000_000;

  private static Decision decision(String id, Synthetic data) {
    return decision(id, data.measurements());
  }

  private static Decision decision(String id, Measurements measurements) {
    return Claims.decide(new Evidence(measurements, new Bootstrap(100, 1))).stream()
        .filter(decision -> decision.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void assertVerdict(Verdict verdict, Decision decision) {
    assertEquals(verdict, decision.verdict(), decision.sentence());
  }

  @Test
  void statusWithinLimitHoldsWhenEverybodyIsQuick() {
    assertVerdict(Verdict.HOLDS, decision("P1", new Synthetic()));
  }

  @Test
  void statusWithinLimitHoldsForTheWorkersThatAreQuick() {
    Decision decision = decision(
        "P1", new Synthetic().time(OpenLoop.key(Row.INLINE_OWNER), OpenLoop.RESPONSE, 20 * MILLIS));

    assertVerdict(Verdict.HOLDS_WHEN, decision);
    assertTrue(decision.sentence().contains("channel, watch, one observer"), decision.sentence());
    assertFalse(decision.sentence().contains("owner, inline"), decision.sentence());
  }

  @Test
  void statusWithinLimitNamesTheLastNumberOfObserversThatKeepsIt() {
    Synthetic data = new Synthetic();
    for (int count : List.of(512, 4096)) {
      data.time(Claims.scaling(Row.QUERY, Threads.VIRTUAL, count), Storm.STATUS, 3 * MILLIS);
    }
    Decision decision = decision("P1", data);

    assertVerdict(Verdict.HOLDS_WHEN, decision);
    assertTrue(
        decision.sentence().contains("channel, query, on virtual threads, up to 64 observers"), decision.sentence());
    assertTrue(
        decision.sentence().contains("channel, query, on platform threads, up to 4096 observers"),
        decision.sentence());
    assertFalse(decision.sentence().contains("512"), decision.sentence());
  }

  @Test
  void statusWithinLimitDoesNotHoldWhenNobodyIsQuick() {
    Synthetic data = new Synthetic().time(OpenLoop.key(Row.INLINE_OWNER), OpenLoop.RESPONSE, 20 * MILLIS);
    for (Row row : List.of(Row.QUERY, Row.WATCH)) {
      data.time(OpenLoop.key(row), OpenLoop.RESPONSE, MILLIS);
      for (Threads threads : Threads.values()) {
        for (int count : Claims.OBSERVERS) {
          data.time(Claims.scaling(row, threads, count), Storm.STATUS, MILLIS);
        }
      }
    }

    assertVerdict(Verdict.DOES_NOT_HOLD, decision("P1", data));
  }

  /** The twin of a verdict: on a machine so slow that even the null control is late, nobody can be blamed. */
  @Test
  void nothingIsSaidWhereTheNullControlIsLateItself() {
    Synthetic data = new Synthetic();
    for (Row row : Row.HEADLINE) {
      data.time(OpenLoop.key(row), OpenLoop.RESPONSE, 5 * MILLIS);
    }
    for (Row row : Claims.SCALING) {
      for (Threads threads : Threads.values()) {
        for (int count : Claims.OBSERVERS) {
          data.time(Claims.scaling(row, threads, count), Storm.STATUS, 5 * MILLIS);
        }
      }
    }

    assertVerdict(Verdict.UNKNOWN, decision("P1", data));
  }

  @Test
  void nothingIsSaidWhereForksDisagree() {
    Synthetic data = new Synthetic();
    for (Row row : List.of(Row.SHORT_LOCK, Row.HELD_LOCK)) {
      data.time(OpenLoop.key(row), OpenLoop.RESPONSE, MICROS, 1000 * MICROS);
    }
    Decision decision = decision("P2", data);

    assertVerdict(Verdict.UNKNOWN, decision);
    assertTrue(decision.sentence().contains("spread too widely"), decision.sentence());
  }

  @Test
  void fasterThanTheMutexHoldsAgainstSlowMutexes() {
    Synthetic data = new Synthetic();
    data.time(OpenLoop.key(Row.SHORT_LOCK), OpenLoop.RESPONSE, 20 * MILLIS);
    data.time(OpenLoop.key(Row.HELD_LOCK), OpenLoop.RESPONSE, 20 * MILLIS);

    assertVerdict(Verdict.HOLDS, decision("P2", data));
  }

  @Test
  void fasterThanTheMutexHoldsAgainstTheOneThatIsSlow() {
    Decision decision = decision(
        "P2", new Synthetic().time(OpenLoop.key(Row.HELD_LOCK), OpenLoop.RESPONSE, 20 * MILLIS));

    assertVerdict(Verdict.HOLDS_WHEN, decision);
    assertTrue(
        decision.sentence().contains("mutex, held lock / channel, watch, response p50"), decision.sentence());
    assertFalse(decision.sentence().contains("short locks"), decision.sentence());
  }

  @Test
  void fasterThanTheMutexDoesNotHoldAgainstEqualOnes() {
    assertVerdict(Verdict.DOES_NOT_HOLD, decision("P2", new Synthetic()));
  }

  @Test
  void lessPerRequestComesOutEachWay() {
    assertVerdict(Verdict.DOES_NOT_HOLD, decision("P3", new Synthetic()));

    Synthetic some = new Synthetic()
        .time(Claims.scaling(Row.SHORT_LOCK, Threads.PLATFORM, 4096), Storm.REQUEST, 17 * MILLIS);
    Decision decision = decision("P3", some);
    assertVerdict(Verdict.HOLDS_WHEN, decision);
    assertEquals(
        "holds when no-op, beside 4096 observers on platform threads, p50; or no-op, beside 4096 observers on platform "
            + "threads, p99",
        decision.sentence());

    Synthetic all = new Synthetic();
    all.time(Jmh.virtualTrip("roundTrip", Row.SHORT_LOCK), JmhRound.SAMPLE, 6 * MILLIS);
    all.time(Jmh.roundTrip("MUTEX"), JmhRound.SAMPLE, 6 * MILLIS);
    all.time(OpenLoop.key(Row.SHORT_LOCK), OpenLoop.REQUEST, 6 * MILLIS);
    all.time(OpenLoop.key(Row.HELD_LOCK), OpenLoop.REQUEST, 6 * MILLIS);
    for (Threads threads : Threads.values()) {
      for (int count : Claims.OBSERVERS) {
        all.time(Claims.scaling(Row.SHORT_LOCK, threads, count), Storm.REQUEST, 6 * MILLIS);
      }
    }
    assertVerdict(Verdict.HOLDS, decision("P3", all));
  }

  @Test
  void unlimitedObserversComesOutEachWay() {
    assertVerdict(Verdict.HOLDS, decision("P4", new Synthetic()));

    Synthetic some = new Synthetic().count(Claims.scaling(Row.QUERY, Threads.VIRTUAL, 4096), 500);
    Decision decision = decision("P4", some);
    assertVerdict(Verdict.HOLDS_WHEN, decision);
    assertTrue(
        decision.sentence().contains("channel, query, on virtual threads, up to 512 observers"), decision.sentence());
    assertTrue(
        decision.sentence().contains("channel, watch, on virtual threads, up to 4096 observers"),
        decision.sentence());

    Synthetic none = new Synthetic();
    for (Threads threads : Threads.values()) {
      for (Row row : List.of(Row.QUERY, Row.WATCH)) {
        none.count(Claims.scaling(row, threads, 1), 500);
      }
    }
    assertVerdict(Verdict.DOES_NOT_HOLD, decision("P4", none));
  }

  @Test
  void poolOperationsComeOutEachWay() {
    assertVerdict(Verdict.HOLDS, decision("P5", new Synthetic()));

    Synthetic some = new Synthetic().time(PoolLoad.key(Row.QUERY, true), PoolLoad.DISPATCH, 3 * MICROS);
    Decision decision = decision("P5", some);
    assertVerdict(Verdict.HOLDS_WHEN, decision);
    assertFalse(decision.sentence().contains("dispatch in a pool of: channel, query"), decision.sentence());

    Synthetic none = new Synthetic();
    for (Row row : List.of(Row.QUERY, Row.WATCH)) {
      none.time(PoolLoad.key(row, true), PoolLoad.DISPATCH, 3 * MICROS);
      none.time(PoolLoad.key(row, true), PoolLoad.REPLACE, 3 * MICROS);
    }
    for (SupervisorLoad.Looking looking : List.of(SupervisorLoad.Looking.WATCH, SupervisorLoad.Looking.QUERY)) {
      none.time(SupervisorLoad.key(looking), PoolLoad.DISPATCH, 3 * MICROS);
      none.time(SupervisorLoad.key(looking), SupervisorLoad.SCALE, 3 * MICROS);
    }
    assertVerdict(Verdict.DOES_NOT_HOLD, decision("P5", none));
  }

  @Test
  void theMutexWorkerIsComparedWithAndNotJudged() {
    Synthetic data = new Synthetic();
    data.time(PoolLoad.key(Row.SHORT_LOCK, true), PoolLoad.DISPATCH, 50 * MICROS);

    assertVerdict(Verdict.HOLDS, decision("P5", data));
  }

  @Test
  void eachClaimIsUnknownWithoutItsData() {
    String latency = OpenLoop.key(Row.WATCH);
    String scaling = Claims.scaling(Row.WATCH, Threads.VIRTUAL, 64);
    String pool = PoolLoad.key(Row.WATCH, true);
    Measurements incomplete = new Synthetic().measurements(List.of(latency, scaling, pool));

    for (String id : List.of("P1", "P2", "P3", "P4", "P5")) {
      Decision decision = decision(id, incomplete);
      assertVerdict(Verdict.UNKNOWN, decision);
      assertTrue(decision.sentence().contains("1 of 2 forks gave data"), decision.sentence());
    }
    assertEquals(
        List.of(latency, pool, scaling).stream().map(key -> key + ": 1 of 2 forks gave data").toList(),
        incomplete.problems());
  }

  @Test
  void nothingPlannedIsAProblem() {
    assertEquals(List.of("nothing was to be measured"), new Measurements().problems());
    assertVerdict(Verdict.UNKNOWN, decision("P1", new Measurements()));
  }

  @Test
  void anAimIsMetMissedOrNotTold() throws Exception {
    String watch = Jmh.statusRead("status", "CHANNEL");
    assertEquals(Answer.YES, aim(new Synthetic()));
    assertEquals(Answer.NO, aim(new Synthetic().time(watch, JmhRound.NANOS, 2 * MICROS)));
    assertEquals(Answer.UNDECIDED, aim(new Synthetic().time(watch, JmhRound.NANOS, MICROS, 2 * MICROS)));
  }

  private static Answer aim(Synthetic data) throws MissingDataException {
    return Aims.of(new Evidence(data.measurements(), new Bootstrap(100, 1))).getFirst().answer();
  }
}
