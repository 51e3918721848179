package dev.lockstep.modelcheck.selfcheck;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whatever a file has in it, there is a verdict, or a sentence that names its line. */
final class FuzzTest {
  private static final int FILES = 3000;

  @Test
  void thereIsAVerdictOrASentence() throws Exception {
    Fuzz fuzz = new Fuzz(Long.getLong("lockstep.seed", 7));
    fuzz.run(FILES);
    assertNull(fuzz.failure());
    for (String result : new String[] {"OK", "ILLEGAL", "refused"}) {
      assertTrue(fuzz.results().getOrDefault(result, 0L) > FILES / 100, fuzz.results().toString());
    }
  }
}
