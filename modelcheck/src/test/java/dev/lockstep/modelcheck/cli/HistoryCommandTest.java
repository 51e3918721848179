package dev.lockstep.modelcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.selfcheck.LongStorm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    return history(all.toArray(String[]::new));
  }

  private int history(String... arguments) {
    List<String> all = new ArrayList<>(List.of("history"));
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
    List<String> verdicts = out.toString().lines().filter(l -> !l.startsWith(" ")).map(l -> l.split(" ")[0]).toList();
    assertEquals(List.of("ILLEGAL", "UNKNOWN", "OK"), verdicts);
    assertTrue(out.toString().contains("\n    #1 process 0: read {} -> ok {value=1} (line 2)\n"), out.toString());
    assertTrue(out.toString().contains("certificate verified: without any one of these answers there is an order"));
    assertTrue(out.toString().contains("read #1 returned 1, which nobody wrote"), out.toString());
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
    assertTrue(lines.get(1).contains("\"verified\":true,\"minimal\":true,\"prefix\":0,\"conflict\":[1]"), lines.get(1));
    assertTrue(lines.get(2).contains("\"verdict\":\"malformed\""), lines.get(2));
  }

  @Test
  void aPageIsWrittenOrItIsSaidWhyNot() throws IOException {
    Path page = directory.resolve("page.html");
    assertEquals(1, run("--html", page.toString(), bad()));
    assertTrue(Files.readString(page).contains("\"conflict\":[1]"), "the page has the conflict");
    String nowhere = directory.resolve("no/such/folder.html").toString();
    assertEquals(64, run("--html", nowhere, good()));
    assertTrue(err.toString().contains(nowhere + ": the page cannot be written"), err.toString());
  }

  @Test
  void statsCountsWhatIsThere() throws IOException {
    assertEquals(0, history("stats", bad()));
    assertTrue(out.toString().contains("register, 1 operations of 1 processes"), out.toString());
    assertEquals(64, history("stats", malformed()));
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void minimizePrintsAHistoryWithTheSameConflict() throws IOException {
    String write = "{\"process\":1,\"type\":\"%s\",\"op\":\"write\"%s}\n";
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 2; i < 9; i++) {
      text.append(write.formatted("invoke", ",\"value\":" + i)).append(write.formatted("ok", ""));
    }
    text.append(READ_ONE.replace("\"value\":1", "\"value\":4"));
    assertEquals(1, history("minimize", file("long", text.toString())));
    String small = out.toString();
    assertEquals(1, run(file("small", small)), small);
    assertTrue(small.lines().count() < text.toString().lines().count() / 2, small);
    assertEquals(0, history("minimize", good()));
    assertTrue(err.toString().contains("good: OK: there is no conflict to show"), err.toString());
  }

  @Test
  void convertPrintsWhatCheckReads() throws IOException {
    String log = "INFO jepsen.util - 0\t:invoke\t:write\t3\nINFO jepsen.util - 0\t:ok\t:write\t3\n";
    assertEquals(0, history("convert", "--model", "register", file("log", log)));
    assertEquals(0, run(file("converted", out.toString())), out.toString());
    assertEquals(64, history("convert", "--model", "counter", file("log", log)));
    assertTrue(err.toString().contains("the model has no operation \"write\""), err.toString());
    assertEquals(64, history("convert", "--model", "worker", file("log", log)));
  }

  @Test
  void aFileIsFollowedUntilItIsIllegal() throws Exception {
    LongStorm storm = new LongStorm(LongStorm.Load.USUAL, 3);
    Path file = directory.resolve("growing");
    HistoryWriter.write(new History("storm", storm.header(), true, storm.round(1000)), file);
    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run("--follow", file.toString()));
    String late = "{\"process\":999999,\"type\":\"%s\",\"op\":\"await\"%s,\"time\":99999999999}\n";
    Files.writeString(
        file, late.formatted("invoke", ",\"request\":\"nobody\"") + late.formatted("ok", ",\"outcome\":\"failed\""),
        StandardOpenOption.APPEND);
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < 600; i++) { // calls without effect, so that the segment comes to its end
      String status = "{\"process\":999998,\"type\":\"%s\",\"op\":\"shutdown\",\"time\":%d}\n";
      more.append(status.formatted("invoke", 100_000_000_000L + 2L * i));
      more.append(status.formatted("fail", 100_000_000_001L + 2L * i));
    }
    Files.writeString(file, more, StandardOpenOption.APPEND);
    assertEquals(1, code.get(60, TimeUnit.SECONDS));
  }

  @Test
  void wrongUsageIsOneLine() throws IOException {
    for (String[] arguments :
        new String[][] {
          {}, {"--timeout", "x", good()}, {"--timeout", "0", good()}, {"--timeout", "NaN", good()},
          {"--model", "queue", good()}, {"--nonsense", good()}, {"--html", "page.html", good(), bad()},
          {"--follow", good(), bad()}, {"--follow", "-"}
        }) {
      err.getBuffer().setLength(0);
      assertEquals(64, run(arguments), String.join(" ", arguments));
      assertEquals(1, err.toString().lines().count(), err.toString());
    }
  }
}
