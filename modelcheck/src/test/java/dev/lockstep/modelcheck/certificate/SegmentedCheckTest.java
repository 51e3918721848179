package dev.lockstep.modelcheck.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.HistoryReader;
import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.selfcheck.LongStorm;
import dev.lockstep.modelcheck.selfcheck.SmallHistories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Segments say what the whole says. */
final class SegmentedCheckTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(60));
  private static final int HISTORIES = 800;
  private static final long FRESH = Long.MAX_VALUE; // a process that nobody else is

  private static byte[] lines(History history) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistoryWriter.write(history, out);
    return out.toByteArray();
  }

  private static SegmentedCheck.Result check(byte[] lines, int least) throws IOException, HistoryFormatException {
    return SegmentedCheck.check("lines", new ByteArrayInputStream(lines), null, LIMITS, least);
  }

  @Test
  void segmentsSayWhatTheWholeSays() throws Exception {
    Random random = new Random(Long.getLong("lockstep.seed", 7));
    int cut = 0;
    int illegal = 0;
    for (int i = 0; i < HISTORIES; i++) {
      byte[] lines = lines(SmallHistories.of("worker", random));
      SegmentedCheck.Result result = check(lines, 1);
      Verdict whole = HistoryChecker.check(HistoryReader.read("lines", new ByteArrayInputStream(lines)), LIMITS);
      assertEquals(whole.word(), result.verdict().word(), () -> new String(lines, StandardCharsets.UTF_8));
      cut += result.before() > 0 ? 1 : 0;
      illegal += whole instanceof Verdict.Illegal ? 1 : 0;
    }
    assertTrue(cut > HISTORIES / 20 && illegal > HISTORIES / 20, cut + " cut, " + illegal + " illegal");
  }

  private static List<Operation> storm(LongStorm storm) {
    List<Operation> operations = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      operations.addAll(storm.round(100));
    }
    return operations;
  }

  @Test
  void aStormIsCutBetweenItsRounds() throws Exception {
    LongStorm storm = new LongStorm(LongStorm.Load.USUAL, 5);
    List<Operation> operations = storm(storm);
    SegmentedCheck.Result result = check(lines(new History("storm", storm.header(), true, operations)), 50);
    assertInstanceOf(Verdict.Ok.class, result.verdict(), () -> result.verdict().explanation());
    assertEquals(operations.size(), result.operations());
    assertTrue(result.before() > operations.size() / 2, result.before() + " before the last segment");
  }

  @Test
  void whoIsToldLateIsToldTheTruth() throws Exception {
    LongStorm storm = new LongStorm(LongStorm.Load.USUAL, 6);
    List<Operation> operations = storm(storm);
    long end = 1_000_000 + operations.stream().mapToLong(Operation::invocation).max().orElseThrow();
    Operation await = operations.stream().filter(o -> o.name().equals("await")).findFirst().orElseThrow();
    operations.add(
        Operation.answered(FRESH, "await", await.argument(), Operation.Kind.OK, await.result(), end, end + 1));
    byte[] truth = lines(new History("storm", storm.header(), true, operations));
    assertEquals("OK", check(truth, 50).verdict().word());
    Object other = "completed".equals(await.result().get("outcome")) ? "failed" : "completed";
    operations.set(
        operations.size() - 1,
        Operation.answered(
            FRESH, "await", await.argument(), Operation.Kind.OK, Map.of("outcome", other), end, end + 1));
    byte[] lie = lines(new History("storm", storm.header(), true, operations));
    SegmentedCheck.Result result = check(lie, 50);
    assertEquals("ILLEGAL", result.verdict().word());
    assertTrue(result.before() > 0, "found in the last segment");
  }
}
