package dev.lockstep.modelcheck.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.UsageException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of an earlier gate is taken for this one's, nothing of the user's is removed, and no two gates mix. */
final class ReportDirectoryTest {
  private final Task task = new Task(Engines.find("storm").orElseThrow(), "channel");

  @TempDir private Path directory;

  @Test
  void whatAnEarlierGateLeftIsGone() throws Exception {
    Path evidence = Files.createDirectories(directory.resolve("evidence"));
    Path history = Files.writeString(evidence.resolve("storm-channel.json.W5.ndjson"), "");
    Path other = Files.writeString(evidence.resolve("jcstress-any.json"), "");
    Path page = Files.createDirectory(evidence.resolve("jcstress-any-report")).resolve("index.html");
    Files.writeString(page, "");
    Path green = Files.writeString(directory.resolve("junit.xml"), "<testsuites/>");
    Path mine = Files.writeString(evidence.resolve("notes.txt"), "the user's");
    Path alsoMine = Files.writeString(directory.resolve("README.md"), "the user's");

    ReportDirectory.open(directory, List.of(task)).close();

    for (Path old : List.of(history, other, page, page.getParent(), green)) {
      assertFalse(Files.exists(old), old.toString());
    }
    assertTrue(Files.exists(mine) && Files.exists(alsoMine));
  }

  @Test
  void twoGatesDoNotShareADirectory() throws Exception {
    try (ReportDirectory first = ReportDirectory.open(directory, List.of(task))) {
      var refused = assertThrows(UsageException.class, () -> ReportDirectory.open(directory, List.of(task)));
      assertEquals(
          "another gate is at work in " + first.path() + "; --report DIR gives this one its own", refused.getMessage());
    }
    ReportDirectory.open(directory, List.of(task)).close();
  }

  @Test
  void aDirectoryThatCannotBeWrittenToIsRefused() throws Exception {
    Files.writeString(directory.resolve("evidence"), "a file");
    assertThrows(FileSystemException.class, () -> ReportDirectory.open(directory, List.of(task)));
  }

  @Test
  void aReportThatCannotBeWrittenDoesNotCostTheOthers() throws Exception {
    try (ReportDirectory reports = ReportDirectory.open(directory, List.of(task))) {
      reports.write("gate.json", file -> {
        throw new FileSystemException("disk", null, "full");
      });
      reports.write("junit.xml", file -> Files.writeString(file, "whole"));

      assertEquals(List.of(directory.resolve("gate.json") + " could not be written: disk: full"), reports.unwritten());
    }
    assertEquals("whole", Files.readString(directory.resolve("junit.xml")));
    assertFalse(Files.exists(directory.resolve("gate.json")));
  }
}
