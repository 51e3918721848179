package dev.lockstep.spec.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlDiffTest {
  private static final Path COUNTER = Path.of("demo/Counter.java");

  @Test
  void theChangedFileHasTheNewLines() throws Exception {
    var changed = ControlDiff.apply(Samples.control(Samples.DOUBLE_STEP), Samples.sources());

    String original = Files.readString(Samples.sources().resolve(COUNTER));
    assertEquals(original.replace("new Step(1)", "new Step(2)"), changed.get(COUNTER));
    assertEquals(1, changed.size());
  }

  @Test
  void severalHunksAndFilesAreApplied() throws Exception {
    String more = """
        @@ -8,4 +8,4 @@
           public int next() {
        -    value = step.after(value);
        +    value = value;
             return value;
           }
        --- demo/Limit.java
        +++ demo/Limit.java
        @@ -6,2 +6,3 @@
           static int clamp(int value) {
        +    assert value > 0;
             return Math.min(value, 100);
        """;
    var changed = ControlDiff.apply(Samples.control(Samples.DOUBLE_STEP + more), Samples.sources());

    assertEquals(2, changed.size());
    assertTrue(String.valueOf(changed.get(COUNTER)).contains("value = value;"));
    assertTrue(String.valueOf(changed.get(Path.of("demo/Limit.java"))).contains("assert value > 0;"));
  }

  @Test
  void linesThatMovedAreFoundWhereTheyStandOnce() throws Exception {
    var changed = ControlDiff.apply(Samples.control(Samples.DOUBLE_STEP.replace("-4,3 +4,3", "-40,3 +40,3")),
        Samples.sources());

    assertTrue(String.valueOf(changed.get(COUNTER)).contains("new Step(2)"));
  }

  /** {@code return value;} and the brace after it stand in the file twice. */
  @Test
  void linesThatStandInSeveralPlacesAreRefusedUnlessTheLineIsRight() throws Exception {
    String diff = """
        --- demo/Counter.java
        +++ demo/Counter.java
        @@ -14,2 +14,2 @@
        -    return value;
        +    return 0;
           }
        """;
    var changed = ControlDiff.apply(Samples.control(diff), Samples.sources());
    assertTrue(String.valueOf(changed.get(COUNTER)).contains("int last() {\n    return 0;"));

    assertRefused(diff.replace("-14,2", "-1,2"), "hunk 1 of demo/Counter.java (line 1) no longer applies");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "new Step(1) | new Step(3) | hunk 1 of demo/Counter.java (line 4) no longer applies: its lines are nowhere",
    "private int value | private long value | no longer applies",
    "-4,3 +4,3 | -4,9 +4,9 | its hunks account for",
    "-4,3 +4,3 | -4,2 +4,2 | diff",
    "demo/Counter.java | demo/Missing.java | no such shipped file: demo/Missing.java",
    "demo/Counter.java | ../demo/Counter.java | is not a change of one shipped .java file",
    "+++ demo/Counter.java | +++ demo/Limit.java | is not a change of one shipped .java file",
    "+  private final Step step = new Step(2) | +  private final Step step = new Step(1) | changes nothing",
    "-  private final | ?  private final | neither header, hunk, context, removal nor addition"
  })
  void aDiffThatDoesNotFitIsRefused(String from, String to, String message) throws Exception {
    assertTrue(Samples.DOUBLE_STEP.contains(from), from);

    assertRefused(Samples.DOUBLE_STEP.replace(from, to), message);
  }

  @Test
  void aHunkWithoutContextIsRefused() throws Exception {
    assertRefused("""
        --- demo/Counter.java
        +++ demo/Counter.java
        @@ -4,0 +5,1 @@
        +// anywhere
        """, "has no context line");
  }

  @Test
  void aSourceThatChangedUnderItsControlIsRefused(@TempDir Path sources) throws IOException, URISyntaxException {
    Path file = sources.resolve(COUNTER);
    Files.createDirectories(sources.resolve("demo"));
    Files.writeString(file, Files.readString(Samples.sources().resolve(COUNTER)).replace("int value;", "int total;"));

    assertThrows(ControlException.class, () -> ControlDiff.apply(Samples.control(Samples.DOUBLE_STEP), sources));
  }

  private static void assertRefused(String diff, String message) throws URISyntaxException {
    Path sources = Samples.sources();
    var thrown = assertThrows(ControlException.class, () -> ControlDiff.apply(Samples.control(diff), sources));
    String said = String.valueOf(thrown.getMessage());
    assertTrue(said.startsWith("control sample: ") && said.contains(message), thrown::toString);
  }
}
