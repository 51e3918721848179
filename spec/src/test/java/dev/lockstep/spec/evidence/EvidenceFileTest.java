package dev.lockstep.spec.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceFileTest {
  private static final Canary CAUGHT = new Canary("reply-before-count", true, "W5 after 3 rounds");
  private static final List<Finding> EVERY_VERDICT = List.of(
      Finding.pass("W5", "storm.w5", Map.of("rounds", 120L, "operations", 43_210L)),
      Finding.fail("W6", "storm.w6", Map.of("rounds", 3L), "answered too late", "--seed 7f3a91 --round 3"),
      Finding.skipped("W7", "storm.w7", "left out by --rule"),
      Finding.unknown("W8", "storm.w8", Map.of("rounds", 1L), "timed out"),
      Finding.notApplicable("W9", "storm.w9", "the subject has no time limits"));
  private static final Evidence SAMPLE = evidence(CAUGHT, EVERY_VERDICT);

  private static Evidence evidence(Canary canary, List<Finding> findings) {
    return new Evidence("storm", "channel", null, Tier.QUICK, "7f3a91", 10_000, Instant.parse("2026-01-01T00:00:00Z"),
        9876, new Host("25.0.3", "Linux", "amd64", 2), canary, findings);
  }

  @Test
  void whatWasWrittenIsRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("evidence/storm.json");

    EvidenceFile.write(SAMPLE, file);

    assertEquals(SAMPLE, EvidenceFile.read(file));
    try (Stream<Path> left = Files.list(file.resolveSibling("."))) {
      assertEquals(1, left.count(), "no draft stays behind");
    }
  }

  @Test
  void whatWasWrittenMatchesTheSchema(@TempDir Path directory) throws IOException {
    assertEquals(List.of(), Schemas.complaints("evidence", written(directory)));
  }

  @Test
  void aControlAndAMissingCanarySurvive(@TempDir Path directory) throws IOException {
    Evidence onControl = new Evidence("storm", "channel", "torn-status", Tier.DEEP, "0", 1, SAMPLE.started(), 0,
        SAMPLE.host(), null, List.of(EVERY_VERDICT.getFirst()));
    Path file = directory.resolve("storm.json");

    EvidenceFile.write(onControl, file);

    assertEquals(onControl, EvidenceFile.read(file));
    assertNull(EvidenceFile.read(file).canary());
    assertEquals(List.of(), Schemas.complaints("evidence", Files.readString(file)));
  }

  @Test
  void anOlderFileIsReplaced(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("storm.json");
    Files.writeString(file, "something else");

    EvidenceFile.write(SAMPLE, file);

    assertEquals(SAMPLE, EvidenceFile.read(file));
  }

  /** Both readers, this one and the schema, refuse the same mistakes. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\"evidence\" | \"history\" | not an evidence file",
    "\"version\" : 1 | \"version\" : 2 | this build reads version 1",
    "\"pass\" | \"passed\" | findings[0].verdict 'passed' is none of pass, fail, skipped, unknown, not-applicable",
    "\"left out by --rule\" | null | findings[2]: reason is missing or blank",
    "\"timed out\" | \" \" | findings[3].reason is not a non-empty string",
    "\"answered too late\" | null | findings[1]: seen is missing or blank",
    "\"--seed 7f3a91 --round 3\" | null | findings[1]: replay is missing or blank",
    "\"rounds\" : 120 | \"rounds\" : -1 | findings[0].explored.rounds is not a whole number from 0 up",
    "\"rounds\" : 120 | \"rounds\" : 1.5 | findings[0].explored.rounds is not a whole number from 0 up",
    "\"caught\" : true | \"caught\" : \"yes\" | canary.caught is neither true nor false",
    "\"tier\" : \"quick\" | \"tier\" : \"fast\" | tier 'fast' is none of quick, full, deep",
    "\"seed\" : \"7f3a91\" | \"seed\" : \"xyz\" | seed 'xyz' is not 1 to 16",
    "\"cores\" : 2 | \"cores\" : 0 | host: cores is less than 1",
    "\"millis\" : 9876 | \"milis\" : 9876 | unknown field milis",
    "\"engine\" : \"storm\", | '' | engine is missing",
    "\"W5\" | \"five\" | findings[0]: rule 'five' is not a rule id"
  })
  void aMistakeIsRefusedAndNamed(String from, String to, String message, @TempDir Path directory) throws IOException {
    String text = written(directory);
    assertTrue(text.contains(from), from);
    String wrong = text.replace(from, to);

    assertRefused(directory, wrong, message);
    assertFalse(Schemas.complaints("evidence", wrong).isEmpty(), "the schema accepts it");
  }

  /** Mistakes that a schema of this kind cannot express. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "storm.w5 | lincheck.w5 | check 'lincheck.w5' does not belong to engine 'storm'",
    "\"rounds\" : 120 | \"rounds\" : 120, \"rounds\" : 7 | Duplicate field 'rounds'",
    "2026-01-01T00:00:00Z | 2026-13-01T00:00:00Z | is not a time such as"
  })
  void aSubtleMistakeIsRefused(String from, String to, String message, @TempDir Path directory) throws IOException {
    String text = written(directory);
    assertTrue(text.contains(from), from);

    assertRefused(directory, text.replace(from, to), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "[]", "null", "PASS", "{\"lockstep\":\"history\",\"version\":1}"})
  void aForeignFileIsRefused(String text, @TempDir Path directory) throws IOException {
    assertRefused(directory, text, "evidence " + directory.resolve("wrong.json") + ": ");
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItEnds(@TempDir Path directory) throws IOException {
    String text = written(directory).strip();
    for (int end = 0; end < text.length(); end += 7) {
      assertRefused(directory, text.substring(0, end), end == 0 ? "is empty" : "not valid JSON at line ");
    }
  }

  @Test
  void textAfterTheEndIsRefused(@TempDir Path directory) throws IOException {
    assertRefused(directory, written(directory) + "{}", "not valid JSON");
  }

  @Test
  void aMissingFileIsSaidToBeMissing(@TempDir Path directory) {
    Path file = directory.resolve("none.json");
    var thrown = assertThrows(EvidenceException.class, () -> EvidenceFile.read(file));
    assertEquals("evidence " + file + ": no such file", thrown.getMessage());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("occupied")).resolve("storm.json");
    var thrown = assertThrows(EvidenceException.class, () -> EvidenceFile.write(SAMPLE, file));
    assertTrue(String.valueOf(thrown.getMessage()).contains("cannot be written"), thrown::toString);
  }

  @Test
  void aPassOnNothingIsNoPass() {
    assertThrows(IllegalArgumentException.class, () -> Finding.pass("W5", "storm.w5", Map.of()));
    assertThrows(IllegalArgumentException.class, () -> Finding.pass("W5", "storm.w5", Map.of("rounds", 0L)));
  }

  @Test
  void evidenceWithoutAFindingIsNone() {
    assertThrows(IllegalArgumentException.class, () -> evidence(CAUGHT, List.of()));
  }

  @Test
  void aCheckSpeaksOnceForARule() {
    Finding finding = EVERY_VERDICT.getFirst();
    assertThrows(IllegalArgumentException.class, () -> evidence(CAUGHT, List.of(finding, finding)));
  }

  private static String written(Path directory) throws IOException {
    Path file = directory.resolve("right.json");
    EvidenceFile.write(SAMPLE, file);
    return Files.readString(file);
  }

  private static void assertRefused(Path directory, String text, String message) throws IOException {
    Path file = directory.resolve("wrong.json");
    Files.writeString(file, text);
    var thrown = assertThrows(EvidenceException.class, () -> EvidenceFile.read(file));
    String said = String.valueOf(thrown.getMessage());
    assertTrue(said.contains(message), thrown::toString);
    assertTrue(said.startsWith("evidence " + file + ": ") && said.lines().count() == 1, thrown::toString);
  }
}
