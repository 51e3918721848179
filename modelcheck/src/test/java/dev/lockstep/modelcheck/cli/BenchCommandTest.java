package dev.lockstep.modelcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.ExitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code lockstep bench}: what stands behind it is left to the process that it starts. */
final class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private CommandLine commandLine() {
    return Lockstep.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
  }

  @Test
  void aCommandIsNeeded() {
    assertEquals(ExitStatus.USAGE, commandLine().execute("bench"));
    assertEquals(
        "bench needs a command: claims, choices, run, compare, ab, report or rates (see: lockstep bench --help)",
        err.toString().strip());
  }

  @Test
  void helpBeforeTheCommandIsOursAndBehindItIsNot() {
    assertEquals(ExitStatus.OK, commandLine().execute("bench", "--help"));
    assertTrue(out.toString().startsWith("Usage: lockstep bench [-hV] [COMMAND...]"), out.toString());

    var parsed = commandLine().parseArgs("bench", "claims", "--help", "--tier", "quick").subcommand();
    assertEquals(List.of("claims", "--help", "--tier", "quick"), parsed.matchedPositional(0).getValue());
  }
}
