package dev.lockstep.modelcheck.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories are read strictly, and each defect is named with its line in one sentence. */
final class HistoryReaderTest {
  private static final String HEADER = "{'lockstep':'history','version':1,'model':'cas-register'}\n";
  private static final String READ = "{'process':0,'type':'invoke','op':'read'}\n";
  private static final String ANSWER = "{'process':0,'type':'ok','op':'read','value':null}\n";

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  private static History read(String text) throws IOException, HistoryFormatException {
    return HistoryReader.read("h", new ByteArrayInputStream(bytes(text)));
  }

  private static void refuses(int line, String sentence, byte[] input) {
    HistoryFormatException e =
        assertThrows(
            HistoryFormatException.class, () -> Problem.of(HistoryReader.read("h", new ByteArrayInputStream(input))));
    assertEquals("h:" + line + ": " + sentence, e.getMessage());
    assertEquals(line, e.line());
    assertEquals(sentence, e.sentence());
    assertEquals("h", e.source());
  }

  private static void refuses(int line, String sentence, String text) {
    refuses(line, sentence.replace('\'', '"'), bytes(text));
  }

  @Test
  void readsAnswersAndWhatHasNone() throws Exception {
    History history =
        read(
            HEADER
                + READ
                + "{'process':7,'type':'invoke','op':'cas','value':[0,2]}\n"
                + ANSWER
                + "{'process':1,'type':'invoke','op':'write','value':3}\n"
                + "{'process':7,'type':'fail','op':'cas','value':[0,2]}\n"
                + "{'process':2,'type':'invoke','op':'write','value':4}\n"
                + "{'process':1,'type':'info','op':'write','error':'timed-out'}");
    List<Operation> all = history.operations();
    long never = Operation.NEVER;
    assertEquals(List.of(Kind.OK, Kind.FAIL, Kind.INFO, Kind.PENDING), all.stream().map(Operation::kind).toList());
    assertEquals(List.of(0L, 7L, 1L, 2L), all.stream().map(Operation::process).toList());
    assertEquals(List.of(4L, 6L, 8L, never), all.stream().map(Operation::response).toList());
    assertEquals(List.of(4L, 6L, never, never), all.stream().map(Operation::latest).toList());
    assertEquals(3, all.get(1).invocationLine());
    assertEquals(6, all.get(1).responseLine());
    assertEquals(List.of(0L, 2L), all.get(1).argument().get("value"));
  }

  @Test
  void aProcessMayGoOnAfterAnUnknownOutcome() throws Exception {
    String lost = "{'process':0,'type':'info','op':'read'}\n";
    assertEquals(2, read(HEADER + READ + lost + READ + ANSWER).operations().size());
  }

  @Test
  void timesAreNanosecondsAndTouchingIntervalsAreConcurrent() throws Exception {
    History history =
        read(
            HEADER
                + "{'process':0,'type':'invoke','op':'read','time':5}\n"
                + "{'process':0,'type':'ok','op':'read','value':1,'time':9}\n"
                + "{'process':1,'type':'invoke','op':'write','value':1,'time':9}\n");
    assertTrue(history.timed());
    assertEquals(5, history.operations().get(0).invocation());
    assertEquals(9, history.operations().get(0).response());
    assertEquals(9, history.operations().get(1).invocation());
  }

  @Test
  void refusesWhatIsNoHistory() {
    refuses(1, "the file is empty, and a history begins with a header line", "");
    refuses(1, "the line is empty", "\n");
    refuses(1, "the first line must be a header with 'lockstep':'history'", "{'lockstep':'evidence','version':1}\n");
    refuses(1, "the first line must be a header with 'lockstep':'history'", READ);
    refuses(1, "a line must be a JSON object", "[1,2]\n");
    refuses(1, "version 2 is unknown, only 1 is", "{'lockstep':'history','version':2,'model':'register'}\n");
    refuses(1, "the field 'version' must be a whole number", HEADER.replace("1", "'1'"));
    refuses(1, "the field 'version' is missing", "{'lockstep':'history','model':'register'}\n");
    refuses(1, "the field 'model' is missing", "{'lockstep':'history','version':1}\n");
    refuses(1, "the field 'capacity' does not belong here", HEADER.replace("}", ",'capacity':3}"));
    refuses(
        1,
        "the model 'queue' is unknown: append-kv, cas-register, counter, register, worker",
        HEADER.replace("cas-register", "queue"));
  }

  @Test
  void refusesWhatIsNoJson() {
    refuses(3, "the last line is truncated", HEADER + READ + "{'process':0,'type':'o");
    refuses(3, "the last line is truncated", HEADER + READ + "{'process':0,'type':'ok','op':'read','value':tr");
    refuses(
        3,
        "not JSON: Unexpected end-of-input: expected close marker for Object",
        HEADER + READ + "{'process':0\n" + ANSWER);
    refuses(3, "more than one JSON value on the line", HEADER + READ + "{'process':0} {}\n");
    refuses(2, "not JSON: Duplicate field 'process'", bytes(HEADER + "{'process':0,'process':1}\n"));
    refuses(2, "not JSON: numbers must be whole", HEADER + "{'process':0.5}\n");
    refuses(3, "the line is empty", HEADER + READ + "\n" + ANSWER);
  }

  @Test
  void refusesBinaryInput() {
    refuses(1, "binary data, not a line of text (byte 0)", new byte[] {'{', 0, 1, 2});
    refuses(1, "binary data, not a line of text (byte 31)", new byte[] {0x1f, (byte) 0x8b}); // gzip
    refuses(1, "not JSON: Invalid UTF-8 start byte 0xff", new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'});
  }

  @Test
  void refusesAnEndlessLineWithoutReadingIt() {
    long[] served = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return served[0]++ < 100_000_000 ? 'x' : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'x');
            served[0] += length;
            return served[0] < 100_000_000 ? length : -1;
          }
        };
    HistoryFormatException e = assertThrows(HistoryFormatException.class, () -> HistoryReader.read("h", endless));
    assertEquals("h:1: the line is longer than 1048576 bytes", e.getMessage());
    assertTrue(served[0] < 2_000_000, "read " + served[0] + " bytes");
  }

  @Test
  void aLineOfTheGreatestLengthIsRead() throws Exception {
    String line = READ.strip();
    String padded = line + " ".repeat(Lines.LIMIT - line.length()) + "\n";
    assertEquals(1, read(HEADER + padded).operations().size());
    refuses(2, "the line is longer than 1048576 bytes", HEADER + " " + padded);
  }

  @Test
  void refusesWrongTypes() {
    refuses(2, "the field 'process' must be a whole number", HEADER + READ.replace("0", "'0'"));
    refuses(2, "the field 'process' must not be negative", HEADER + READ.replace("0", "-1"));
    refuses(2, "the field 'process' is missing", HEADER + "{'type':'invoke','op':'read'}\n");
    refuses(2, "the field 'op' must be a string", HEADER + READ.replace("'read'", "4"));
    refuses(2, "the type 'call' is unknown: invoke, ok, fail, info", HEADER + READ.replace("invoke", "call"));
    refuses(2, "the field 'time' must be a whole number", HEADER + READ.replace("}", ",'time':'now'}"));
    refuses(2, "the field 'time' must not be negative", HEADER + READ.replace("}", ",'time':-5}"));
    refuses(2, "the time is out of range", HEADER + READ.replace("}", ",'time':9223372036854775807}"));
  }

  @Test
  void refusesAnImpossibleOrderOfEvents() {
    refuses(2, "process 0 is answered without an invocation", HEADER + ANSWER);
    refuses(4, "process 0 is answered without an invocation", HEADER + READ + ANSWER + ANSWER);
    refuses(3, "process 0 calls read while its read of line 2 is open", HEADER + READ + READ);
    refuses(
        3,
        "an answer to write, but process 0 had called read in line 2",
        HEADER + READ + ANSWER.replace("read", "write"));
    refuses(
        3, "time goes back, from 10 to 9",
        HEADER + READ.replace("}", ",'time':10}") + ANSWER.replace("}", ",'time':9}"));
    refuses(3, "this line has no time, but line 2 has one", HEADER + READ.replace("}", ",'time':10}") + ANSWER);
    refuses(3, "this line has a time, but line 2 has none", HEADER + READ + ANSWER.replace("}", ",'time':10}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "register    | 2 | the model has no operation 'cas'                | cas  | ,'value':[1,2] | ",
        "register    | 2 | the field 'value' is missing                    | write |               | ",
        "register    | 2 | the field 'valeu' does not belong here          | write | ,'value':1,'valeu':2 | ",
        "register    | 3 | the field 'value' is missing                    | read |                | ",
        "register    | 3 | the field 'value' differs from that of the invocation | write | ,'value':1 | ,'value':2",
        "register    | 3 | the field 'error' does not belong here          | write | ,'value':1    | ,'error':'x'",
        "cas-register | 2 | the field 'value' must be a list of two values | cas  | ,'value':[1]   | ",
        "cas-register | 2 | the field 'value' must be a list of two values | cas  | ,'value':1     | ",
        "counter     | 2 | the field 'value' must be a whole number        | add  | ,'value':'1'   | ",
        "counter     | 3 | the field 'value' must be a whole number        | read |                | ,'value':null",
        "append-kv   | 2 | the field 'key' is missing                      | get  |                | ",
        "append-kv   | 2 | the field 'value' must be a string              | put  | ,'key':'a','value':1 | "
      })
  void refusesWhatTheModelDoesNotKnow(
      String model, int line, String sentence, String op, String argument, String result) {
    String invoke = "{'process':0,'type':'invoke','op':'%s'%s}\n".formatted(op, argument == null ? "" : argument);
    String answer = "{'process':0,'type':'ok','op':'%s'%s}\n".formatted(op, result == null ? "" : result);
    refuses(line, sentence, HEADER.replace("cas-register", model) + invoke + answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2 | the field 'request' is missing | submit | | ok | ",
        "3 | the field 'error' must be one of full, stopping, stopped, withdrawn, and not 'busy' "
            + "| submit | ,'request':'a' | fail | ,'error':'busy'",
        "3 | the field 'error' is missing | submit | ,'request':'a' | fail | ",
        "2 | the field 'outcome' must be one of completed, failed, timed-out, cancelled, and not 'done' "
            + "| settle | ,'request':'a','outcome':'done' | ok | ",
        "3 | the field 'phase' is missing | status | | ok | ,'value':{}",
        "3 | the field 'value' must be an object | status | | ok | ,'value':7"
      })
  void refusesWrongWorkerHistories(int line, String sentence, String op, String argument, String type, String result) {
    String header = HEADER.replace("'cas-register'", "'worker','capacity':2");
    String invoke = "{'process':0,'type':'invoke','op':'%s'%s}\n".formatted(op, argument == null ? "" : argument);
    String answer = "{'process':0,'type':'%s','op':'%s'%s}\n".formatted(type, op, result == null ? "" : result);
    refuses(line, sentence, header + invoke + answer);
  }

  @Test
  void refusesAWorkerWithoutCapacityAndARequestSubmittedTwice() {
    String header = HEADER.replace("'cas-register'", "'worker','capacity':2");
    refuses(1, "the field 'capacity' is missing", HEADER.replace("cas-register", "worker"));
    refuses(1, "the capacity must be from 1 to 2147483647", header.replace("2", "0"));
    String submit = "{'process':0,'type':'invoke','op':'submit','request':'r1'}\n";
    String accepted = "{'process':0,'type':'ok','op':'submit'}\n";
    refuses(
        4, "the request 'r1' was submitted before, in line 2", header + submit + accepted + submit + accepted);
  }
}
