package dev.lockstep.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Measurements;
import dev.lockstep.bench.claims.Synthetic;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.station.Row;
import dev.lockstep.spec.json.JsonFormatException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Reports show what was measured and what is missing, and a run that was written is the run that is read. */
final class ReportTest {
  private static final Machine MACHINE = new Machine("25 <test>", "an OS", "a processor", 2, 0.1);
  private static final double MILLIS = 1_000_000;

  @TempDir Path directory;

  private static Run run(Measurements measurements) {
    return Run.of("quick", MACHINE, 61, measurements);
  }

  private static Synthetic slowLock() {
    return new Synthetic().time(OpenLoop.key(Row.HELD_LOCK), OpenLoop.RESPONSE, 20 * MILLIS);
  }

  @Test
  void theTextHoldsTheTableTheSixRowsAndTheStory() {
    String text = TextReport.of(run(slowLock().measurements()));

    String row2 = "| P2    | a status is 100 times faster than with the mutex | holds when mutex, held lock";
    assertTrue(text.contains(row2), text);
    for (Row row : Row.HEADLINE) {
      assertTrue(text.contains("| " + row.label()), row.label());
    }
    assertTrue(text.contains("20.1 ms [20.1 ms, 20.1 ms]"), text);
    assertTrue(text.contains("Which worker? The mutex worker, if"), text);
    assertFalse(text.contains("MISSING"), text);
  }

  @Test
  void whatIsMissingIsSaidAndNotLeftOut() {
    Run run = run(slowLock().measurements(List.of(OpenLoop.key(Row.HELD_LOCK))));
    String text = TextReport.of(run);

    assertFalse(run.isComplete());
    assertTrue(text.contains("incomplete: latency/HELD_LOCK: 1 of 2 forks gave data"), text);
    assertTrue(text.contains("| mutex, held lock   | MISSING "), text);
    assertTrue(text.contains("| unknown: latency/HELD_LOCK: 1 of 2 forks gave data"), text);
    assertTrue(text.contains("Aims of the kit: unknown, data are missing"), text);
    assertTrue(HtmlReport.of(run).contains("Incomplete: latency/HELD_LOCK: 1 of 2 forks gave data"));
  }

  @Test
  void aBusyMachineIsSaid() {
    Machine busy = new Machine("25", "an OS", "a processor", 2, 1.5);
    String text = TextReport.of(Run.of("quick", busy, 1, slowLock().measurements()));

    assertTrue(text.contains("load before the run: 1.5: THE MACHINE WAS BUSY"), text);
    assertFalse(TextReport.of(run(slowLock().measurements())).contains("BUSY"));
  }

  @Test
  void thePageStandsAloneAndItsPicturesAreWellFormed() throws Exception {
    String page = HtmlReport.of(run(slowLock().measurements()));

    assertFalse(page.contains("http"), "nothing from elsewhere");
    assertFalse(page.contains("<script"), "no script");
    assertTrue(page.contains("25 &lt;test&gt;"), "text is escaped");
    String[] pictures = page.split("(?=<svg)|(?<=</svg>)", -1);
    int drawn = 0;
    for (String picture : pictures) {
      if (picture.startsWith("<svg")) {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
        drawn++;
      }
    }
    assertEquals(5 + 6 + 4 * 4, drawn, "five pictures and the marks of their legends");
  }

  @Test
  void aRunThatIsReadIsDecidedAsBefore() throws Exception {
    Run before = run(slowLock().measurements());
    Path file = directory.resolve("claims.json");
    RunFile.write(before, file);
    Run after = RunFile.read(file);

    assertEquals(before.decisions(), after.decisions());
    assertEquals(before.aims(), after.aims());
    assertEquals(TextReport.of(before), TextReport.of(after));
  }

  @Test
  void aRunThatLacksAForkLacksItWhenReadAgain() throws Exception {
    Path file = directory.resolve("claims.json");
    RunFile.write(run(slowLock().measurements(List.of(OpenLoop.key(Row.WATCH)))), file);

    assertFalse(RunFile.read(file).isComplete());
  }

  @Test
  void aDamagedFileIsRefused() throws Exception {
    Path file = directory.resolve("claims.json");
    RunFile.write(run(slowLock().measurements()), file);
    String text = Files.readString(file);

    assertRefused(file, text.substring(0, text.length() / 2), "not valid JSON");
    assertRefused(file, text.replaceFirst("\"version\":1", "\"version\":2"), "not a run of the claims, version 1");
    assertRefused(file, text.replaceFirst("HISTFA", "HOSTFA"), "is not a histogram");
  }

  private static void assertRefused(Path file, String text, String part) throws IOException {
    Files.writeString(file, text);
    JsonFormatException refused = assertThrows(JsonFormatException.class, () -> RunFile.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
  }
}
