package dev.lockstep.modelcheck.storm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.worker.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A storm on the shipped workers finds nothing, and has looked at everything. */
class StormTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static List<String> stormThreads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith("storm-"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query"})
  void finds_nothing_and_saw_everything(String subject) throws Exception {
    Storm storm = new Storm(StormOptions.of(Subjects.resolve(subject), Corpus.shipped(), 7, LONGEST).withRounds(60));
    storm.run(balance -> {});
    Balance seen = storm.balance();

    assertEquals(Map.of(), storm.sightings());
    assertEquals(0, storm.checks().linearizable().undecided());
    assertTrue(storm.checks().status().sawEnough(), storm.checks().status().explored());
    assertEquals(seen.requests(), seen.accepted() + seen.refused(), "every request was answered");
    assertEquals(seen.accepted(), seen.settled(), "every accepted request was settled");
    assertAll(
        () -> assertTrue(seen.rounds() + seen.disturbedRounds() >= 40, "rounds " + seen.rounds()),
        () -> assertTrue(seen.shutdowns() > 5, "shutdowns " + seen.shutdowns()),
        () -> assertTrue(seen.refused(Refusal.FULL) > 0, "refused, full"),
        () -> assertTrue(seen.refused(Refusal.STOPPED) > 0, "refused, stopped"),
        () -> assertTrue(seen.refused(Refusal.WITHDRAWN) > 0, "withdrawn"),
        () -> assertTrue(seen.settled("completed") > 0, "completed"),
        () -> assertTrue(seen.settled("failed") > 0, "failed"),
        () -> assertTrue(seen.settled("timed out") > 0, "timed out"),
        () -> assertTrue(seen.settled("cancelled") > 0, "cancelled"),
        () -> assertTrue(seen.lingering() > 0, "lingering"),
        () -> assertTrue(seen.interrupted() > 0, "interrupted"),
        () -> assertEquals(List.of(), stormThreads(), "threads left behind"));
  }
}
