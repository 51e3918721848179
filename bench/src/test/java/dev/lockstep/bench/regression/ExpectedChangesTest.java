package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An accepted change passes; one that is not there, or is another one, fails. */
final class ExpectedChangesTest {
  @TempDir Path directory;

  private ExpectedChanges read(String text) throws IOException, IncompleteRunException {
    return ExpectedChanges.read(Files.writeString(directory.resolve("expected"), text));
  }

  private Comparison compare(String expected, double after) throws IOException, IncompleteRunException {
    var wishes = new Comparer.Wishes(Limits.STANDARD, false, false, read(expected), null);
    Recording base = new Made(1, 8, 5, 0.01, 0.005).recording("base", 1000);
    Recording candidate = new Made(2, 8, 5, 0.01, 0.005).recording("candidate", after);
    return new Comparer(wishes).compare(Comparer.Runs.of(base, candidate), History.NONE, List.of());
  }

  @Test
  void anAcceptedRegressionPasses() throws Exception {
    Comparison comparison = compare("# accepted\n\nregressed a.B.op0 # the price of a check\n", 1200);

    assertEquals(Verdict.REGRESSED, comparison.rows().getFirst().verdict());
    assertEquals(ExitStatus.OK, comparison.exitStatus());
  }

  @Test
  void aStaleEntryFails() throws Exception {
    for (String entry : List.of("regressed a.B.op0 # x", "improved a.B.op0 # x", "regressed a.B.gone # x")) {
      Comparison comparison = compare(entry, 1000);
      assertEquals("expected, and not seen: " + entry.replace(" # x", ""), comparison.doubts().getFirst());
      assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());
    }
    assertEquals(ExitStatus.VIOLATION, compare("improved a.B.op0 # x", 1200).exitStatus(), "the other way round");
  }

  @Test
  void aFaultyLineIsRefused() {
    for (String line : List.of("regressed a", "slower a # x", "regressed # x", "same a # x", "improved a #")) {
      List<String> problems = assertThrows(IncompleteRunException.class, () -> read(line)).problems();
      assertTrue(problems.getFirst().endsWith("line 1: not 'regressed|improved BENCHMARK # REASON'"), line);
    }
    assertThrows(IncompleteRunException.class, () -> read("regressed a # x\nregressed a # y"));
    assertThrows(IncompleteRunException.class, () -> ExpectedChanges.read(directory.resolve("none")));
  }
}
