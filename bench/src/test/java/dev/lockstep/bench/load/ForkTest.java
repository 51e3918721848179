package dev.lockstep.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fork's data come over whole, and whatever is missing is said. */
final class ForkTest {
  private static final Scenario SCENARIO = new OpenLoop(Row.WATCH);
  private static final Timing TIMING = new Timing(Duration.ofMillis(10), 2, Duration.ofMillis(100));

  @TempDir Path directory;

  @Test
  void aForkYieldsItsSlices() throws Exception {
    Map<String, List<Slice>> slices = new Fork().run(SCENARIO, TIMING, directory);

    assertEquals(SCENARIO.keys(), List.copyOf(slices.keySet()));
    Slice all = Slice.sum(Objects.requireNonNull(slices.get(OpenLoop.key(Row.WATCH))));
    assertTrue(all.times(OpenLoop.RESPONSE).getTotalCount() > 0);
  }

  @Test
  void eachWayToFailIsNamed() {
    assertProblem(BrokenLoads.Throwing.class, "ended with status 1: Exception in thread");
    assertProblem(BrokenLoads.Silent.class, "left no data");
    assertProblem(BrokenLoads.Garbled.class, "latency/WATCH[0].sums.seconds is not a number");
    assertProblem(BrokenLoads.Short.class, "left 1 of 2 slices");
  }

  private void assertProblem(Class<?> broken, String part) {
    ForkException failure =
        assertThrows(ForkException.class, () -> new Fork(broken.getName()).run(SCENARIO, TIMING, directory));
    assertTrue(String.valueOf(failure.getMessage()).contains(part), failure.getMessage());
  }
}
