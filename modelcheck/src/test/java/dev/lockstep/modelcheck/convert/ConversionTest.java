package dev.lockstep.modelcheck.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms of Jepsen's histories, and what is said of anything else. */
final class ConversionTest {
  private static List<String> lines(String text, String model) throws HistoryFormatException {
    return Conversion.convert("jepsen", text, model).lines().skip(1).toList();
  }

  @Test
  void linesOfTheLog() throws HistoryFormatException {
    String log =
        """
        INFO  jepsen.core - Running test
        INFO  jepsen.util - 0\t:invoke\t:cas\t[3 4]
        INFO  jepsen.util - :nemesis\t:info\t:start\tnil
        INFO  jepsen.util - 1\t:invoke\t:read\tnil
        INFO  jepsen.util - 0\t:info\t:cas\t:timed-out
        INFO  jepsen.util - 1\t:ok\t:read\tnil
        """;
    assertEquals(
        List.of(
            "{\"process\":0,\"type\":\"invoke\",\"op\":\"cas\",\"value\":[3,4]}",
            "{\"process\":1,\"type\":\"invoke\",\"op\":\"read\"}",
            "{\"process\":0,\"type\":\"info\",\"op\":\"cas\",\"error\":\"timed-out\"}",
            "{\"process\":1,\"type\":\"ok\",\"op\":\"read\",\"value\":null}"),
        lines(log, "cas-register"));
  }

  @Test
  void mapsInAVectorAndOnLines() throws HistoryFormatException {
    String call = "{:type :invoke, :f :put, :process 1, :key \"k\", :value \"a\\n\", :time 11, :index 0}";
    String answer = "{:type :ok :f :put :process 1 :key \"k\" :value \"a\\n\" :time 12}";
    List<String> expected =
        List.of(
            "{\"process\":1,\"type\":\"invoke\",\"op\":\"put\",\"key\":\"k\",\"value\":\"a\\n\",\"time\":11}",
            "{\"process\":1,\"type\":\"ok\",\"op\":\"put\",\"key\":\"k\",\"time\":12}");
    assertEquals(expected, lines(call + "\n" + answer, "append-kv"));
    assertEquals(expected, lines("[" + call + "\n #jepsen.history.Op " + answer + "] ; all", "append-kv"));
  }

  @Test
  void timesThatGoBackAreLeftOut() throws HistoryFormatException {
    String text =
        """
        {:type :invoke, :f :read, :process 1, :value nil, :time 11}
        {:type :ok, :f :read, :process 1, :value 7, :time 10}
        """;
    assertTrue(lines(text, "counter").stream().noneMatch(line -> line.contains("time")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing at all | jepsen:1: there is no operation of a client in it",
        "{:type :invoke, :f :read, :process 1 | jepsen:1: not EDN: the value is not complete",
        "{:type :invoke, :f, :process 1} | jepsen:1: not EDN: a map has a key without a value",
        "{:type :lost, :f :read, :process 1} | jepsen:1: the type :lost is unknown: :invoke, :ok, :fail, :info",
        "{:type :ok, :f :read, :process 1} | jepsen:1: process 1 is answered without an invocation",
        "{:type :invoke, :f :write, :process 1, :value {:a 1}} | jepsen:1: no model has a value such as {:a=1}",
        "{:type :invoke, :f 3, :process 1} | jepsen:1: the field :f must be a keyword, and is 3"
      })
  void whatCannotBeReadIsNamed(String text, String message) {
    HistoryFormatException refused =
        assertThrows(HistoryFormatException.class, () -> Conversion.convert("jepsen", text, "register"));
    assertEquals(message, refused.getMessage());
  }
}
