package dev.lockstep.bench.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.BrokenBenchmark;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.Timing;
import dev.lockstep.bench.station.Row;
import dev.lockstep.spec.evidence.Tier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign brings home what its steps yield, and what they do not. */
final class CampaignTest {
  private static final Timing SHORT = new Timing(Duration.ofMillis(50), 2, Duration.ofMillis(50));
  private static final String GOOD = "(VirtualTrip\\.status|Floors\\.volatileRead)$";
  private static final String BROKEN = BrokenBenchmark.class.getSimpleName() + ".failsInEveryFork";

  @TempDir Path directory;

  private final StringWriter progress = new StringWriter();

  private Measurements run(Step... steps) throws Exception {
    Plan plan = new Plan(Tier.QUICK, List.of(steps));
    return new Campaign(plan, directory, new PrintWriter(progress)).run();
  }

  @Test
  void loadsAndBenchmarksBecomeSeries() throws Exception {
    Measurements measurements = run(
        new Step.Load(new OpenLoop(Row.WATCH), SHORT, 2), new Step.Benchmarks("jmh", GOOD, SHORT, 1));

    assertEquals(List.of(), measurements.problems());
    assertEquals(2, measurements.series(OpenLoop.key(Row.WATCH)).forks().size());
    var sampled = measurements.series(Jmh.virtualTrip("status", Row.QUERY)).total();
    assertTrue(sampled.times(JmhRound.SAMPLE).getTotalCount() > 0);
    assertTrue(sampled.sum(JmhRound.BYTES) > 0);
    assertTrue(measurements.series(Jmh.key("Floors.volatileRead")).total().sum(JmhRound.NANOS) > 0);
    assertEquals(3, progress.toString().lines().count(), progress.toString());
  }

  @Test
  void aStepThatFailsIsAProblemAndTheOthersGoOn() throws Exception {
    Measurements measurements = run(
        new Step.Benchmarks("broken", BROKEN, SHORT, 1), new Step.Load(new OpenLoop(Row.WATCH), SHORT, 1));

    String key = "jmh/BrokenBenchmark.failsInEveryFork";
    assertEquals(
        List.of("dev.lockstep.bench.BrokenBenchmark.failsInEveryFork: no result", key + ": 0 of 1 forks gave data"),
        measurements.problems());
    assertThrows(MissingDataException.class, () -> measurements.series(key));
    assertEquals(1, measurements.series(OpenLoop.key(Row.WATCH)).forks().size());
    assertTrue(progress.toString().contains("FAILED"), progress.toString());
  }
}
