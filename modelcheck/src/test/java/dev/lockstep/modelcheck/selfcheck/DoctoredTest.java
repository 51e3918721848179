package dev.lockstep.modelcheck.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.selfcheck.Doctored.Falsification;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Whatever was falsified in a storm's history is found, or harmless; and nothing is found where nothing was
 * falsified.
 */
final class DoctoredTest {
  private static final int HISTORIES = 40;
  private static final int OPERATIONS = 300;

  @Test
  void falsificationsAreFound() throws Exception {
    int found = 0;
    int minimal = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Falsification falsification = Falsification.values()[seed % Falsification.values().length];
      History storm = Doctored.storm(seed, OPERATIONS);
      Doctored.Result result = Doctored.check(storm, falsification, seed);
      assertTrue(result.isRight(), "seed " + seed + ", " + falsification + ": " + result.verdict().explanation());
      found += result.found() ? 1 : 0;
      minimal += result.verdict() instanceof Verdict.Illegal illegal && illegal.certificate().isMinimal() ? 1 : 0;
    }
    assertTrue(found > HISTORIES / 2, found + " of " + HISTORIES + " found");
    assertTrue(minimal >= found * 95 / 100, minimal + " of " + found + " conflicts are known to be minimal");
  }

  @Test
  void whatWasNotFalsifiedIsAccepted() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Verdict verdict =
          HistoryChecker.check(Doctored.storm(seed, OPERATIONS), Limits.within(Duration.ofSeconds(30)));
      assertEquals("OK", verdict.word(), () -> verdict.explanation());
    }
  }
}
