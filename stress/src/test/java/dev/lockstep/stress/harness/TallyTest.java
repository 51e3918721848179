package dev.lockstep.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.stress.channel.WatchTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;

/** Results as jcstress makes them. */
final class TallyTest {
  private static final String TEST = WatchTest.NeverGoesBack.class.getCanonicalName();

  @Test
  void countsAreAddedOverTheForksAndTheMostFrequentComesFirst() {
    Fork.Result one = result(0, Status.NORMAL, Map.of("0, 0", 10L, "1, 0", 1L));
    Fork.Result two = result(1, Status.NORMAL, Map.of("2, 1", 5L, "1, 0", 1L));
    Tally tally = tally(one, two);
    assertEquals(2, tally.forks());
    assertEquals(17, tally.total());
    assertEquals(new Dose(100).running().multipliedBy(2), tally.running());
    assertEquals(Map.of("C2 in random order", 11L, "C2", 6L), tally.samples());
    assertEquals(List.of("0, 0", "2, 1", "1, 0"), tally.seen().stream().map(Tally.Seen::outcome).toList());
    String back = "O1: the second read went back to an older value";
    assertEquals(List.of(new Tally.Seen("2, 1", Expect.FORBIDDEN, back, 5, two.fork()),
        new Tally.Seen("1, 0", Expect.FORBIDDEN, back, 2, one.fork())), tally.forbidden());
    assertEquals(7, tally.count("[12], [01]"));
    assertEquals(Optional.empty(), tally.doubt());
  }

  @Test
  void anOutcomeThatNoLineNamesIsForbidden() {
    Tally tally = tally(result(0, Status.NORMAL, Map.of("9, 9", 1L)));
    assertEquals("O1: a read returned a value that was never published", tally.forbidden().getFirst().meaning());
  }

  @Test
  void oneForkThatBrokeOffIsAnErrorAlthoughTheOutcomesAreAcceptable() {
    Fork.Result broken = result(1, Status.CHECK_TEST_ERROR, Map.of());
    broken.result().addMessage("the arbiter\nfailed");
    Tally tally = tally(result(0, Status.NORMAL, Map.of("0, 0", 10L)), broken);
    assertEquals("ended with CHECK_TEST_ERROR: the arbiter failed", tally.error());
    assertTrue(tally.doubt().isPresent());
  }

  @Test
  void noSamplesAreADoubt() {
    Tally tally = tally(result(0, Status.NORMAL, Map.of()));
    assertNull(tally.error());
    assertEquals(Optional.of("WatchTest.NeverGoesBack had no samples"), tally.doubt());
  }

  @Test
  void noResultsAreNoTallies() {
    assertEquals(Map.of(), Tally.of(List.of()));
  }

  private static Tally tally(Fork.Result... results) {
    Tally tally = Tally.of(List.of(results)).get(TEST);
    assertNotNull(tally);
    return tally;
  }

  private static Fork.Result result(int setting, Status status, Map<String, Long> outcomes) {
    TestResult result = new TestResult(status);
    SchedulingClass anywhere = new SchedulingClass(AffinityMode.NONE, 2, NodeType.PACKAGE);
    result.setConfig(new TestConfig(
        new DoseOptions(new Dose(100)), TestList.getInfo(TEST), 0, List.of(), 0, anywhere));
    outcomes.forEach(result::addState);
    return new Fork.Result(new Fork(TEST, null, Setting.UNIFIED.get(setting), new Dose(100), 7), result);
  }
}
