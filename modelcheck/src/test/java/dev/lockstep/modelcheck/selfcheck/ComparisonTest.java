package dev.lockstep.modelcheck.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On small histories the deciders agree with a search that tries every sequence; and that would be noticed if not. */
final class ComparisonTest {
  private static final long SEED = Long.getLong("lockstep.seed", 7);

  @ParameterizedTest
  @CsvSource({"register,2000", "cas-register,2000", "counter,2000", "append-kv,2000", "worker,8000"})
  void agrees(String model, int wanted) throws HistoryFormatException {
    Comparison comparison = Comparison.of(model, SEED);
    comparison.run(wanted);
    assertNull(comparison.firstDisagreement());
    assertEquals(0, comparison.undecided());
    assertTrue(comparison.tooLong() <= wanted / 1000, comparison.tooLong() + " too long");
    long legal = comparison.legal();
    long illegal = comparison.illegal();
    assertTrue(legal >= wanted / 12 && illegal >= wanted / 12, legal + " legal, " + illegal + " illegal");
  }

  @Test
  void aDeciderThatAcceptsTooMuchIsNoticed() throws HistoryFormatException {
    Comparison comparison = new Comparison("register", SEED, history -> new Decision.Linearized(new int[0]));
    comparison.run(100);
    assertFalse(comparison.disagreements().isEmpty());
  }
}
