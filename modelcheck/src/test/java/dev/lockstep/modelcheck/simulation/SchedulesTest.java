package dev.lockstep.modelcheck.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query"})
  void theShippedWorkersKeepEveryRule(String subject) {
    Schedules schedules = new Schedules(subject, 42);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(Optional.empty(), schedules.runNext(), "schedule " + i);
    }
    Map<String, Long> explored = schedules.explored();
    assertEquals(10_000, explored.get("schedules"));
    assertTrue(explored.getOrDefault("steps", 0L) > 50_000, "the schedules do something: " + explored);
    assertTrue(explored.getOrDefault("cancellations", 0L) > 5_000, "the schedules cancel: " + explored);
  }

  @Test
  void theSameNumberIsTheSameSchedule() {
    assertEquals(story("channel", 7, 3), story("channel", 7, 3));
    assertNotEquals(story("channel", 7, 3), story("channel", 7, 4));
    assertNotEquals(story("channel", 7, 3), story("channel", 8, 3));
  }

  private static List<String> story(String subject, long seed, long number) {
    Workload workload = new Schedules(subject, seed).workload(number);
    assertEquals(Optional.empty(), workload.run());
    return workload.story();
  }
}
