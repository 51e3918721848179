package dev.lockstep.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Row;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every load runs on every worker, and records what it says that it records. Its figures mean nothing here. */
final class ScenarioTest {
  private static final Timing SHORT = new Timing(Duration.ofMillis(20), 2, Duration.ofMillis(150));

  @ParameterizedTest
  @EnumSource
  void theOpenLoop(Row row) throws Exception {
    Slice all = only(new OpenLoop(row));

    assertTrue(all.times(OpenLoop.SERVICE).getTotalCount() > 0);
    assertEquals(all.times(OpenLoop.SERVICE).getTotalCount(), all.times(OpenLoop.RESPONSE).getTotalCount());
    assertTrue(all.times(OpenLoop.REQUEST).getTotalCount() > 0);
    boolean neverSeen = row == Row.HELD_LOCK || row == Row.INLINE_OWNER;
    assertEquals(!neverSeen, all.sum(OpenLoop.ACTIVE) > 0, "a request is seen in flight, unless it is in the way");
  }

  @ParameterizedTest
  @EnumSource
  void theStorm(Row row) throws Exception {
    for (Threads threads : Threads.values()) {
      Storm storm = new Storm(row, threads, Storm.pause(threads), List.of(1, 3));
      Map<String, List<Slice>> slices = storm.run(SHORT);

      assertEquals(new HashSet<>(storm.keys()), slices.keySet());
      for (List<Slice> one : slices.values()) {
        assertTrue(Slice.sum(one).times(Storm.STATUS).getTotalCount() > 0);
        assertTrue(Slice.sum(one).times(Storm.REQUEST).getTotalCount() > 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SHORT_LOCK", "QUERY", "WATCH"})
  void thePool(Row row) throws Exception {
    for (boolean storm : new boolean[] {false, true}) {
      Slice all = only(new PoolLoad(row, storm));

      assertTrue(all.times(PoolLoad.DISPATCH).getTotalCount() > 0);
      assertTrue(all.times(PoolLoad.REPLACE).getTotalCount() > 0);
    }
  }

  @Test
  void aScenarioIsWhatItsWordSays() {
    for (Scenario scenario :
        List.of(
            new OpenLoop(Row.WATCH),
            new Storm(Row.JOX, Threads.PLATFORM, Duration.ofMillis(20), List.of(1, 4096)),
            new PoolLoad(Row.QUERY, true))) {
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
    assertTrue(failure.getMessage().contains("broken on purpose"), failure.getMessage());
  }

  private static Slice only(Scenario scenario) throws Exception {
    Map<String, List<Slice>> slices = scenario.run(SHORT);
    assertEquals(scenario.keys(), List.copyOf(slices.keySet()));
    List<Slice> one = slices.values().iterator().next();
    assertEquals(SHORT.slices(), one.size());
    return Slice.sum(one);
  }
}
