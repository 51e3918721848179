package dev.lockstep.modelcheck.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.modelcheck.history.Operation.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back as it was. */
final class HistoryWriterTest {
  private static final List<Operation> OPERATIONS =
      List.of(
          Operation.answered(0, "write", Map.of("value", List.of(1L, "\u00e4\n", true)), Kind.OK, Map.of(), 3, 9),
          Operation.answered(1, "read", Map.of(), Kind.OK, Collections.singletonMap("value", null), 5, 5),
          Operation.pending(2, "write", Map.of("value", Map.of("a", Long.MIN_VALUE)), 6),
          Operation.answered(0, "write", Map.of("value", "x"), Kind.INFO, Map.of("error", "timed-out"), 9, 12));

  @TempDir Path directory;

  private History roundTrip(History history) throws IOException, HistoryFormatException {
    Path file = directory.resolve("h.ndjson");
    HistoryWriter.write(history, file);
    return HistoryReader.read(file);
  }

  /** Operations as they were before they had lines. */
  private static List<Operation> plain(History history) {
    return history.operations().stream()
        .map(
            o ->
                new Operation(
                    o.process(), o.name(), o.argument(), o.result(), o.kind(), o.invocation(), o.response(), 0, 0))
        .toList();
  }

  @Test
  void withTimes() throws Exception {
    Header header = new Header("worker", Map.of("capacity", 4L));
    History read = roundTrip(new History("made", header, true, OPERATIONS));
    assertEquals(OPERATIONS, plain(read));
    assertEquals(header, read.header());
    assertEquals(7 + 1, Files.readAllLines(directory.resolve("h.ndjson"), StandardCharsets.UTF_8).size());
  }

  @Test
  void withoutTimesTheLinesGiveTheOrder() throws Exception {
    List<Operation> distinct =
        List.of(
            Operation.answered(0, "inc", Map.of(), Kind.OK, Map.of(), 10, 40),
            Operation.answered(1, "inc", Map.of(), Kind.OK, Map.of(), 20, 30));
    History read = roundTrip(new History("made", Header.of("counter"), false, distinct));
    assertFalse(read.timed());
    assertEquals(List.of(2L, 3L), read.operations().stream().map(Operation::invocation).toList());
    assertEquals(List.of(5L, 4L), read.operations().stream().map(Operation::response).toList());
  }

  @Test
  void refusesToInventAnOrder() {
    History tied = new History("made", Header.of("register"), false, OPERATIONS);
    assertThrows(IllegalArgumentException.class, () -> roundTrip(tied));
  }

  @Test
  void refusesValuesThatAreNotJson() {
    Operation odd = Operation.pending(0, "write", Map.of("value", 1.5), 0);
    History history = new History("made", Header.of("register"), true, List.of(odd));
    assertThrows(IllegalArgumentException.class, () -> roundTrip(history));
  }
}
