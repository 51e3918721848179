package dev.lockstep.modelcheck.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.UnnarrowedWorker;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On small histories the checker agrees with a search that tries every sequence. */
final class BruteForceComparisonTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(30));

  /** Beyond this the brute force takes seconds. */
  private static final int MOST_STEPS = 13;

  @ParameterizedTest
  @CsvSource({"register,4000", "cas-register,4000", "counter,4000", "append-kv,4000", "worker,4000"})
  void agrees(String model, int wanted) throws HistoryFormatException {
    Random random = new Random(Long.getLong("lockstep.seed", 7));
    int legal = 0;
    int illegal = 0;
    while (legal + illegal < wanted) {
      History history = RandomHistories.of(model, random);
      Problem<?, ?> plain = model.equals("worker") ? UnnarrowedWorker.problem(history) : Problem.of(history);
      if (plain.steps().size() > MOST_STEPS) {
        continue;
      }
      boolean expected = BruteForce.isLinearizable(plain);
      Verdict verdict = LinearizabilityChecker.check(history, LIMITS);
      assertEquals(expected ? "OK" : "ILLEGAL", verdict.word(), () -> verdict + "\n" + history);
      assertEquals(verdict.word(), LinearizabilityChecker.check(plain, LIMITS).word(), history::toString);
      if (expected) {
        legal++;
      } else {
        illegal++;
      }
    }
    assertTrue(legal >= wanted / 5 && illegal >= wanted / 5, legal + " legal, " + illegal + " illegal");
  }
}
