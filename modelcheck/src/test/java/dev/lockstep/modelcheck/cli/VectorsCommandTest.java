package dev.lockstep.modelcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.vector.SampleAdapter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code lockstep vectors}: exit codes, lines, and no stack trace for a user's mistake. */
final class VectorsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("vectors"));
    all.addAll(List.of(arguments));
    CommandLine command = Lockstep.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(all.toArray(String[]::new));
    assertFalse(err.toString().contains("\tat "), err.toString());
    return code;
  }

  @Test
  void replaysOneVector() {
    assertEquals(0, run("--subject", "mutex", "--set", "worker-life", "--vector", "1"));
    assertTrue(out.toString().startsWith("pass mutex: 1 vectors, "), out.toString());
  }

  @Test
  void showsTheStepsOfAVectorThatFails() {
    String subject = "dev.lockstep.modelcheck.vector.VectorsEngineTest$Roomy";
    assertEquals(1, run("--subject", subject, "--set", "worker-room"));
    assertTrue(out.toString().contains("expected status {"), out.toString());
    assertTrue(out.toString().contains("FAIL W7: vector "), out.toString());
  }

  @Test
  void replaysAPortBehindAnAdapter() {
    assertEquals(0, run("--exec", SampleAdapter.command("right"), "--set", "worker-room"), err::toString);
    assertTrue(out.toString().contains("SampleAdapter right: "), out.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      roomy   | FAIL W7: vector
      refuses | the alarm is not set
      """)
  void aPortThatIsBrokenIsSeen(String twin, String told) {
    assertEquals(1, run("--exec", SampleAdapter.command(twin), "--set", "worker-room"), err::toString);
    assertTrue(out.toString().contains(told), out.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      dies  | the adapter gave no answer to {"do":"query"}: it ended with status 7
      chats | with no JSON object: now for query
      """)
  void anAdapterThatCannotBeUsedSaysNothingOfThePort(String twin, String told) {
    assertEquals(2, run("--exec", SampleAdapter.command(twin), "--set", "worker-room"), out::toString);
    assertTrue(err.toString().contains(told), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --subject nobody                  | no subject 'nobody'
      --set worker-death                | the sets for this subject are worker-life, worker-room, worker-queue
      --set worker-life --vector 100000 | no such vector
      --vector 1                        | --vector needs --set
      --exec true --subject mutex       | --exec takes the place of --subject
      --exec cat --model lane           | there are no vectors of a 'lane'
      --subject any --set worker-life   | the sets for this subject are broadcast-block-drop
      """)
  void aMistakeIsOneLine(String arguments, String complaint) {
    assertEquals(64, run(arguments.split(" ")));
    assertTrue(err.toString().contains(complaint), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }
}
