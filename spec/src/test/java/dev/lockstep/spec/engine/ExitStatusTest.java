package dev.lockstep.spec.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** An error of the JVM is no violation. */
final class ExitStatusTest {
  @Test
  void whatTheCommandSays() {
    assertEquals(ExitStatus.VIOLATION, ExitStatus.of(() -> ExitStatus.VIOLATION));
  }

  @Test
  void anErrorIsUnknownAndTold() {
    var told = new ByteArrayOutputStream();
    IntSupplier exhausted = () -> {
      throw new OutOfMemoryError("on purpose");
    };
    assertEquals(ExitStatus.UNKNOWN, ExitStatus.of(exhausted, new PrintStream(told, true, StandardCharsets.UTF_8)));
    assertTrue(told.toString(StandardCharsets.UTF_8).startsWith("java.lang.OutOfMemoryError: on purpose"));
  }
}
