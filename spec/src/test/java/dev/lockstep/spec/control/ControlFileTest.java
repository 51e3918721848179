package dev.lockstep.spec.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlFileTest {
  private static final String TEXT = """
      control: torn-status
      rule: W2 W14
      breaks: Fields are read one by one,
        so they belong to different instants.
      killers: storm, contract
      subjects: mutex
      """ + Samples.DOUBLE_STEP;

  @Test
  void aControlIsRead() throws ControlException {
    Control control = ControlFile.parse("torn-status.diff", TEXT);

    assertEquals(
        new Control("torn-status", List.of("W2", "W14"),
            "Fields are read one by one, so they belong to different instants.", List.of("storm", "contract"),
            List.of("mutex"), Samples.DOUBLE_STEP),
        control);
    assertTrue(control.breaksSubject("mutex"));
    assertFalse(control.breaksSubject("channel"));
  }

  @Test
  void withoutSubjectsEveryWorkerIsBroken() throws ControlException {
    Control control = ControlFile.parse("torn-status.diff", TEXT.replace("subjects: mutex\n", ""));

    assertTrue(control.breaksSubject("com.acme.Worker"));
  }

  @Test
  void aControlOfTheOrderOfAccessesSaysWhichProcessorsHaveShownIt() throws ControlException {
    String header = "subjects: mutex\nhardware: amd64 aarch64: the store\n  waits.\n";
    Control shown = ControlFile.parse("torn-status.diff", TEXT.replace("subjects: mutex\n", header));
    assertEquals(new Control.Hardware(List.of("amd64", "aarch64"), "the store waits."), shown.hardware());
    assertTrue(shown.showsOn("amd64"));
    assertFalse(shown.showsOn("riscv64"));

    header = "subjects: mutex\nhardware: none: it is a fence.\n";
    Control hidden = ControlFile.parse("torn-status.diff", TEXT.replace("subjects: mutex\n", header));
    assertFalse(hidden.showsOn("amd64"));

    assertTrue(ControlFile.parse("torn-status.diff", TEXT).showsOn("riscv64"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "killers: storm, contract | killers: | header 'killers' is missing or empty",
    "rule: W2 W14 | rule: | header 'rule' is missing or empty",
    "rule: W2 W14 | rule: two | header 'rule' has 'two'",
    "killers: storm, contract | killers: Storm | header 'killers' has 'Storm'",
    "control: torn-status | control: torn | header 'control' is 'torn'",
    "breaks: | brakes: | line 3 is no header line",
    "subjects: mutex | hardware: amd64 | header 'hardware' is not of the form",
    "subjects: mutex | hardware: AMD: why | header 'hardware' has 'AMD'",
    "subjects: mutex | rule: W3 | header 'rule' is given twice",
    "--- demo | xxx demo | line 7 is no header line"
  })
  void aMalformedHeaderIsRefusedAndTheFileNamed(String from, String to, String message) {
    assertTrue(TEXT.contains(from), from);

    assertRefused(TEXT.replace(from, to), "control torn-status.diff: " + message);
  }

  @Test
  void aControlWithoutADiffIsRefused() {
    assertRefused(TEXT.replace(Samples.DOUBLE_STEP, ""), "has no diff");
  }

  @Test
  void aDirectoryIsReadInTheOrderOfIds(@TempDir Path directory) throws IOException, ControlException {
    Files.writeString(directory.resolve("torn-status.diff"), TEXT);
    Files.writeString(directory.resolve("another.diff"), TEXT.replace("control: torn-status", "control: another"));
    Files.writeString(directory.resolve("README.md"), "not a control");

    Controls controls = Controls.read(directory);

    assertEquals(List.of("another", "torn-status"), controls.all().stream().map(Control::id).toList());
    assertTrue(controls.find("torn-status").isPresent());
    assertTrue(controls.find("none").isEmpty());
    assertEquals(2, controls.killedBy("storm").size());
    assertEquals(List.of(), controls.killedBy("lincheck"));
  }

  @Test
  void aDirectoryWithoutControlsIsRefused(@TempDir Path directory) {
    assertThrows(ControlException.class, () -> Controls.read(directory));
    assertThrows(ControlException.class, () -> Controls.read(directory.resolve("missing")));
  }

  private static void assertRefused(String text, String message) {
    var thrown = assertThrows(ControlException.class, () -> ControlFile.parse("torn-status.diff", text));
    assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown::toString);
  }
}
