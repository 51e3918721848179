package dev.lockstep.modelcheck.history;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines and never holds more than one line of bounded length, so that a file that is no
 * history (binary, or one endless line) is refused early and in little memory.
 */
final class Lines {
  /** Longest line in bytes, without its end. */
  static final int LIMIT = 1 << 20;

  private final String source;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private byte[] line = new byte[1 << 10];
  private int length;
  private int number;
  private boolean terminated;

  Lines(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  /** Reads one line; false at the end of the input. */
  boolean next() throws IOException, HistoryFormatException {
    length = 0;
    number++;
    int b = read();
    if (b < 0) {
      return false;
    }
    while (b >= 0 && b != '\n') {
      append((byte) b);
      b = read();
    }
    terminated = b == '\n';
    return true;
  }

  private int read() throws IOException {
    if (position == filled) {
      filled = in.read(buffer);
      position = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  private void append(byte b) throws HistoryFormatException {
    if (b >= 0 && b < ' ' && b != '\t' && b != '\r') {
      throw new HistoryFormatException(source, number, "binary data, not a line of text (byte " + b + ")");
    }
    if (length == LIMIT) {
      throw new HistoryFormatException(source, number, "the line is longer than " + LIMIT + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(2 * length, LIMIT));
    }
    line[length++] = b;
  }

  /** The bytes of the line, in the first {@link #length} places; overwritten by the next call of {@link #next}. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Number of the line, from 1. */
  int number() {
    return number;
  }

  /** Whether the line ended with a line feed; only the last one may lack it. */
  boolean terminated() {
    return terminated;
  }
}
