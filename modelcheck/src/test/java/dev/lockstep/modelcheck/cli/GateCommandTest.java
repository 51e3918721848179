package dev.lockstep.modelcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code lockstep gate}: a user's mistake is one line, and no engine runs in vain. */
final class GateCommandTest {
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  private int run(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("gate", "--report", directory.toString()));
    all.addAll(arguments);
    CommandLine command = Lockstep.commandLine();
    command.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    return command.execute(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --rule S1 --subject mutex | rule S1 is about none of mutex
      --rule P1                 | rule P1 is a claim, which the gate does not judge
      --rule Z9                 | no rule 'Z9'
      --subject nobody          | no subject 'nobody'
      --engine nothing          | no engine 'nothing'
      --seed xyz                | --seed 'xyz' is not 1 to 16 hexadecimal digits
      --tier long               | --tier 'long' is none of quick, full, deep
      --shard 3/2               | --shard '3/2' is not I/N
      --merge nowhere --seed 1  | --merge nowhere: no gate left its evidence there
      """)
  void aMistakeIsOneLine(String arguments, String complaint) {
    assertEquals(64, run(List.of(arguments.split(" "))));
    assertComplains(complaint);
  }

  @Test
  void shardsAreMergedElsewhereAndByTheirSeed() throws Exception {
    Files.createDirectories(directory.resolve("evidence"));
    assertEquals(64, run(List.of("--merge", directory.toString(), "--seed", "1")));
    assertComplains("this gate's own report would replace it");

    Path shard = directory.resolve("shard");
    Files.createDirectories(shard.resolve("evidence"));
    assertEquals(64, run(List.of("--merge", shard.toString())));
    assertComplains("--merge needs the --seed of the shards");
  }

  @Test
  void aDirectoryThatCannotBeWrittenToIsUnknownInOneLine() throws Exception {
    Files.writeString(directory.resolve("evidence"), "a file");
    assertEquals(2, run(List.of("--rule", "A3")));
    assertComplains("cannot be read or written: ");
  }

  private void assertComplains(String complaint) {
    assertTrue(err.toString().contains(complaint), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    err.getBuffer().setLength(0);
  }
}
