package dev.lockstep.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every load runs on every worker, and records what it says that it records. Its figures mean nothing here. */
final class ScenarioTest {
  private static final Timing SHORT = new Timing(Duration.ofMillis(20), 2, Duration.ofMillis(150));

  /** A starved machine may get nothing done in a short run; then it runs again. */
  private static final int TRIES = 50;

  @ParameterizedTest
  @EnumSource
  void theOpenLoop(Row row) throws Exception {
    boolean neverSeen = row == Row.HELD_LOCK || row == Row.INLINE_OWNER;
    Slice all = until(
        new OpenLoop(row),
        slice -> has(slice, OpenLoop.SERVICE) && has(slice, OpenLoop.REQUEST)
            && (neverSeen || slice.sum(OpenLoop.ACTIVE) > 0));

    assertEquals(!neverSeen, all.sum(OpenLoop.ACTIVE) > 0, "a request is seen in flight, unless it is in the way");
  }

  @ParameterizedTest
  @EnumSource
  void theStorm(Row row) throws Exception {
    for (Threads threads : Threads.values()) {
      until(
          new Storm(row, threads, Storm.pause(threads), List.of(3)),
          slice -> has(slice, Storm.STATUS) && has(slice, Storm.REQUEST));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SHORT_LOCK", "QUERY", "WATCH"})
  void thePool(Row row) throws Exception {
    for (boolean storm : new boolean[] {false, true}) {
      until(new PoolLoad(row, storm), slice -> has(slice, PoolLoad.DISPATCH) && has(slice, PoolLoad.REPLACE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSupervisor(SupervisorLoad.Looking looking) throws Exception {
    until(
        new SupervisorLoad(looking), slice -> has(slice, PoolLoad.DISPATCH) && has(slice, SupervisorLoad.SCALE));
  }

  @Test
  void aScenarioIsWhatItsWordSays() {
    for (Scenario scenario :
        List.of(
            new OpenLoop(Row.WATCH),
            new Storm(Row.JOX, Threads.PLATFORM, Duration.ofMillis(20), List.of(1, 4096)),
            new PoolLoad(Row.QUERY, true),
            new SupervisorLoad(SupervisorLoad.Looking.QUERY))) {
      assertEquals(scenario, Scenarios.parse(scenario.spec()));
    }
    assertEquals(SHORT, Timing.parse(SHORT.spec()));
  }

  @Test
  void aMemberThatFailsSpoilsTheLoad() {
    Crew crew = new Crew();
    crew.add(Threads.VIRTUAL.factory(), () -> {});
    crew.add(Threads.VIRTUAL.factory(), () -> {
      throw new IllegalStateException("broken on purpose");
    });
    crew.begin();

    IllegalStateException failure = assertThrows(IllegalStateException.class, crew::await);
    assertTrue(String.valueOf(failure.getMessage()).contains("broken on purpose"), failure.getMessage());
  }

  private static boolean has(Slice slice, String times) {
    return slice.times(times).getTotalCount() > 0;
  }

  /** Runs {@code scenario} until every series of it has what is wanted; the last series, all slices together. */
  private static Slice until(Scenario scenario, Predicate<Slice> wanted) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      Map<String, List<Slice>> slices = scenario.run(SHORT);
      assertEquals(scenario.keys(), List.copyOf(slices.keySet()));
      slices.values().forEach(one -> assertEquals(SHORT.slices(), one.size()));
      List<Slice> sums = slices.values().stream().map(one -> Slice.sum(one)).toList();
      if (sums.stream().allMatch(wanted)) {
        return sums.getLast();
      }
    }
    return fail(scenario.spec() + " recorded too little, " + TRIES + " times");
  }
}
