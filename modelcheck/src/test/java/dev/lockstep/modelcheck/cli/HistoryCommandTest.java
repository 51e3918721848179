package dev.lockstep.modelcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lockstep history check}: exit codes, lines, and no stack trace for a user's mistake. */
final class HistoryCommandTest {
  private static final String HEADER = "{\"lockstep\":\"history\",\"version\":1,\"model\":\"register\"}\n";
  private static final String READ_ONE =
      "{\"process\":0,\"type\":\"invoke\",\"op\":\"read\"}\n"
          + "{\"process\":0,\"type\":\"ok\",\"op\":\"read\",\"value\":1}\n";

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("history", "check"));
    all.addAll(List.of(arguments));
    CommandLine command = Lockstep.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(all.toArray(String[]::new));
    assertFalse(err.toString().contains("\tat "), err.toString());
    return code;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private String good() throws IOException {
    return file("good", HEADER);
  }

  private String bad() throws IOException {
    return file("bad", HEADER + READ_ONE);
  }

  private String malformed() throws IOException {
    return file("malformed", HEADER + "{\"process\":0");
  }

  /** Fifty writes at once and two reads that cannot follow each other: too hard for a millisecond. */
  private String hard() throws IOException {
    StringBuilder text = new StringBuilder(HEADER.replace("register", "counter"));
    for (int i = 0; i < 50; i++) {
      text.append("{\"process\":%d,\"type\":\"invoke\",\"op\":\"add\",\"value\":%d}\n".formatted(i, 1L << i));
    }
    text.append("{\"process\":99,\"type\":\"invoke\",\"op\":\"read\"}\n");
    text.append("{\"process\":99,\"type\":\"ok\",\"op\":\"read\",\"value\":-1}\n");
    return file("hard", text.toString());
  }

  @Test
  void passesWhenAllAreLinearizable() throws IOException {
    assertEquals(0, run(good(), good()));
    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).matches("OK       \\S+good \\(register, 0 operations, \\d+ ms\\)"), lines.get(0));
    assertEquals("", err.toString());
  }

  @Test
  void aViolationOutweighsAllElse() throws IOException {
    assertEquals(1, run("--timeout", "0.01", malformed(), bad(), hard(), good()));
    assertEquals(List.of("ILLEGAL", "UNKNOWN", "OK"), out.toString().lines().map(line -> line.split(" ")[0]).toList());
    assertTrue(out.toString().contains("read #1 cannot be right, whatever the other answers were"), out.toString());
  }

  @Test
  void unknownIsNotAPass() throws IOException {
    assertEquals(2, run("--timeout", "0.01", hard(), good()));
    assertTrue(out.toString().contains(": no verdict within 10 ms"), out.toString());
  }

  @Test
  void malformedInputIsNamedByFileAndLine() throws IOException {
    String name = malformed();
    assertEquals(64, run("--timeout", "0.01", good(), name, hard()));
    assertEquals(name + ":2: the last line is truncated", err.toString().strip());
  }

  @Test
  void unreadableFilesAreNamed() {
    String missing = directory.resolve("missing").toString();
    assertEquals(64, run(missing, directory.toString()));
    assertEquals(
        List.of(
            missing + ": there is no such file", directory + ": the file cannot be read: it is a directory"),
        err.toString().lines().toList());
  }

  @Test
  void standardInputIsRead() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((HEADER + "x").getBytes(StandardCharsets.UTF_8)));
    try {
      assertEquals(64, run("-"));
      assertTrue(err.toString().startsWith("stdin:2: not JSON: "), err.toString());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void anotherModelMayJudge() throws IOException {
    assertEquals(1, run("--model", "counter", bad()));
    assertEquals(64, run("--model", "append-kv", bad()));
    assertTrue(err.toString().contains("bad:2: the field \"key\" is missing"), err.toString());
  }

  @Test
  void jsonHasAnObjectPerFile() throws IOException {
    assertEquals(1, run("--json", good(), bad(), malformed()));
    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).contains("\"verdict\":\"ok\",\"model\":\"register\",\"operations\":0,"), lines.get(0));
    assertTrue(lines.get(1).contains("\"verdict\":\"illegal\""), lines.get(1));
    assertTrue(lines.get(2).contains("\"verdict\":\"malformed\""), lines.get(2));
  }

  @Test
  void wrongUsageIsOneLine() throws IOException {
    for (String[] arguments :
        new String[][] {
          {}, {"--timeout", "x", good()}, {"--timeout", "0", good()}, {"--timeout", "NaN", good()},
          {"--model", "queue", good()}, {"--nonsense", good()}
        }) {
      err.getBuffer().setLength(0);
      assertEquals(64, run(arguments), String.join(" ", arguments));
      assertEquals(1, err.toString().lines().count(), err.toString());
    }
  }
}
