package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TlcOutputTest {
  private static final String STATE_1 = message(2217, 4, """
      1: <Initial predicate>
      /\\ queue = <<>>
      /\\ answer = ( o1 :> [state |-> "idle"] @@
        o2 :> [state |-> "idle"] )
      """);
  private static final String STATE_2 = message(2217, 4, """
      2: <Post line 105, col 3 to line 111, col 93 of module ChannelWorker>
      /\\ queue = <<r1>>
      /\\ answer = ( o1 :> [state |-> "idle"] @@
        o2 :> [state |-> "idle"] )
      """);

  @Test
  void readsTheFiguresOfACompleteSearch() {
    TlcOutput output = parse(
        message(2199, 0, "1,234,567 states generated, 41,805 distinct states found, 3 states left on queue.")
            + message(2194, 0, "The depth of the complete state graph search is 21."));

    assertEquals(1_234_567, output.generated());
    assertEquals(41_805, output.distinct());
    assertEquals(3, output.left());
    assertEquals(21, output.depth());
    assertEquals(Optional.empty(), output.counterexample());
  }

  @Test
  void namesTheInvariantAndShowsOnlyWhatAStepChanged() {
    Counterexample found = parse(
        message(2110, 1, "Invariant W3_Lossless is violated.") + STATE_1 + STATE_2).counterexample().orElseThrow();

    assertEquals("W3_Lossless", found.property());
    assertEquals(Map.of("queue", "<<r1>>"), found.changed(1));
    assertEquals("( o1 :> [state |-> \"idle\"] @@ o2 :> [state |-> \"idle\"] )",
        found.states().getFirst().variables().get("answer"));
    assertEquals(
        List.of(
            "W3_Lossless is violated:",
            "step  action  changed",
            "   0  Init",
            "   1  Post    queue = <<r1>>"),
        found.table());
    assertEquals("W3_Lossless is violated by Post", found.summary());
  }

  @Test
  void namesTheActionProperty() {
    assertEquals("W8_Never", parse(message(2112, 1, "Action property W8_Never is violated."))
        .counterexample().orElseThrow().property());
  }

  @Test
  void aStepThatTheRefinedContractDoesNotAllowIsNamedByTheConfiguration() {
    assertEquals("W6_QueryAnswered", parse(message(2112, 1,
        "Action property line 109, col 22 to line 109, col 34 of module Worker is violated."))
        .counterexample().orElseThrow().property());
  }

  @Test
  void aLivenessViolationIsNamedByTheConfigurationAndSaysHowItGoesOn() {
    String violated = message(2116, 1, "Temporal properties were violated.") + STATE_1 + STATE_2;

    Counterexample stutters = parse(violated + message(2218, 4, "3: Stuttering")).counterexample().orElseThrow();
    assertEquals("W6_QueryAnswered", stutters.property());
    assertEquals("      and then nothing, for ever", stutters.table().getLast());

    Counterexample loops = parse(violated
        + message(2122, 4, "1: Back to state: <Ask line 122, col 3 to line 128, col 97 of module ChannelWorker>"))
        .counterexample().orElseThrow();
    assertEquals("      and then again from step 0", loops.table().getLast());
  }

  @Test
  void aDeadlockIsAViolation() {
    assertEquals("freedom from deadlock",
        parse(message(2114, 1, "Deadlock reached.")).counterexample().orElseThrow().property());
  }

  @Test
  void keepsOtherErrorsOnOneLineEach() {
    TlcOutput output = parse(message(3002, 1, "Parsing or semantic analysis failed.\nSee above."));

    assertEquals(List.of("Parsing or semantic analysis failed. See above."), output.errors());
    assertTrue(output.counterexample().isEmpty());
  }

  private static TlcOutput parse(String text) {
    return TlcOutput.parse(text, "W6_QueryAnswered");
  }

  private static String message(int code, int severity, String body) {
    return "@!@!@STARTMSG " + code + ":" + severity + " @!@!@\n" + body + "\n@!@!@ENDMSG " + code + " @!@!@\n";
  }
}
