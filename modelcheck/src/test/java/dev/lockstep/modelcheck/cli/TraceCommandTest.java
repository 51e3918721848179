package dev.lockstep.modelcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lockstep trace}: exit codes, lines, and no stack trace for a user's mistake. */
final class TraceCommandTest {
  private static final String MISCOUNTED = """
      {"lockstep":"trace","version":1,"model":"worker","capacity":1}
      {"event":"post","request":"r","patience":false,"limit":false}
      {"event":"step","action":"Post","request":"r","status":{"phase":"open","current":"r","execution":"running",\
      "accepted":1,"queued":0,"completed":7,"failed":0,"timedOut":0,"cancelled":0}}
      """;

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("trace"));
    all.addAll(List.of(arguments));
    CommandLine command = Lockstep.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(all.toArray(String[]::new));
    assertFalse(err.toString().contains("\tat "), err.toString());
    return code;
  }

  private Path recorded() throws IOException {
    assertEquals(ExitStatus.OK, run("record", "--lives", "1", "--seed", "5", "--out", directory.toString()), err::toString);
    try (Stream<Path> files = Files.list(directory)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatIsRecordedIsAccepted() throws IOException {
    Path trace = recorded();

    assertEquals(ExitStatus.OK, run("check", trace.toString()));
    assertTrue(out.toString().contains("ok        " + trace), out.toString());
    assertTrue(out.toString().contains("1 traces, "), out.toString());
  }

  @Test
  void aRejectionShowsTheRuleTheEventTheStateAndWhatCouldHaveCome() throws IOException {
    Path trace = Files.writeString(directory.resolve("trace"), MISCOUNTED);

    assertEquals(ExitStatus.VIOLATION, run("check", trace.toString()));
    String shown = out.toString();
    assertTrue(shown.contains("REJECTED  " + trace + ":3: W3: completed is 7, and must be 0"), shown);
    assertTrue(shown.contains("--> 3  step Post r "), shown);
    assertTrue(shown.contains("state   open, current none"), shown);
    assertTrue(shown.contains("could   take the step Post r\n"), shown);

    assertEquals(ExitStatus.VIOLATION, run("check", "--json", trace.toString()));
    assertTrue(out.toString().contains("\"verdict\":\"rejected\",\"line\":3"), out.toString());
  }

  @Test
  void aFileThatIsNoTraceIsToldInOneLine() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "{\"lockstep\":\"trace\"}\n{}\n");
    Path missing = directory.resolve("missing");

    assertEquals(ExitStatus.USAGE, run("check", other.toString(), missing.toString(), directory.toString()));
    List<String> complaints = err.toString().lines().toList();
    assertEquals(3, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).startsWith(other + ":1: "), complaints::toString);
    assertEquals(missing + ": there is no such file", complaints.get(1));
    assertEquals(directory + ": it is a directory", complaints.get(2));
  }

  @Test
  void wrongUsageIsToldInOneLine() {
    List<String[]> wrong = List.of(
        new String[] {"check"},
        new String[] {"check", "--timeout", "NaN", "f"},
        new String[] {"record"},
        new String[] {"record", "--out", directory.toString(), "--lives", "0"},
        new String[] {"record", "--out", directory.toString(), "--seed", "xyz"},
        new String[] {"record", "--out", directory.toString(), "--subject", "nobody"});
    for (String[] arguments : wrong) {
      err.getBuffer().setLength(0);
      assertEquals(ExitStatus.USAGE, run(arguments), () -> String.join(" ", arguments));
      assertEquals(1, err.toString().lines().count(), err::toString);
    }
  }

  @Test
  void aTimeOutIsNoVerdict() throws IOException {
    assertEquals(ExitStatus.UNKNOWN, run("check", "--timeout", "0.001", recorded().toString()));
    assertTrue(out.toString().contains("unknown "), out.toString());
  }
}
