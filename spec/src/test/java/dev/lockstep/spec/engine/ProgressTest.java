package dev.lockstep.spec.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
  private final Progress progress =
      new Progress("storm", new PrintStream(bytes, true, StandardCharsets.UTF_8), now::get);

  @Test
  void aMessageIsOneLine() {
    progress.line("two\nlines");

    assertEquals(List.of("storm: two lines"), lines());
  }

  @Test
  void stepsAreAtLeastASecondApartButTheLastIsAlwaysPrinted() {
    progress.step("round", 1, 4);
    progress.step("round", 2, 4);
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    progress.step("round", 3, 4);
    progress.step("round", 4, 4);

    assertEquals(List.of("storm: round 1 of 4", "storm: round 3 of 4", "storm: round 4 of 4"), lines());
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
