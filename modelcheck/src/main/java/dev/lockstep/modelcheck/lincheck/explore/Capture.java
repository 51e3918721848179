package dev.lockstep.modelcheck.lincheck.explore;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Catches what is printed while Lincheck explores: it reports some of its failures nowhere else.
 *
 * <p>Changes the streams of the whole JVM, so only one may be open at a time.
 */
final class Capture implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  Capture() {
    PrintStream sink = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setOut(sink);
    System.setErr(sink);
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
