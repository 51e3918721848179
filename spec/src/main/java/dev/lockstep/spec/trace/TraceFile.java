package dev.lockstep.spec.trace;

import dev.lockstep.spec.json.JsonFormatException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file format of traces: one JSON object per line, the first one the header. {@code
 * spec/schemas/trace.schema.json} describes a line.
 *
 * <p>Stateless and thread-safe.
 */
public final class TraceFile {
  static final int VERSION = 1;

  /** Far beyond what TLC can check; larger files are refused before they are read. */
  private static final long MAX_BYTES = 16 << 20;

  private TraceFile() {}

  /**
   * Reads a trace.
   *
   * @throws TraceFormatException if it is not one; the message names the line
   * @throws IOException if the file cannot be read
   */
  public static RecordedTrace read(Path file) throws IOException, TraceFormatException {
    String name = file.toString();
    if (Files.size(file) > MAX_BYTES) {
      throw new TraceFormatException(name, 1, "the file is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    List<String> lines = lines(file);
    if (lines.size() < RecordedTrace.FIRST_LINE) {
      throw new TraceFormatException(name, 1, lines.isEmpty() ? "the file is empty" : "the trace has no events");
    }
    int line = 1;
    try {
      int capacity = TraceReader.header(lines.getFirst());
      List<TraceEvent> events = new ArrayList<>(lines.size() - 1);
      for (line = RecordedTrace.FIRST_LINE; line <= lines.size(); line++) {
        events.add(TraceReader.event(lines.get(line - 1)));
      }
      return new RecordedTrace(name, capacity, events);
    } catch (JsonFormatException malformed) {
      throw new TraceFormatException(name, line, String.valueOf(malformed.getMessage()));
    }
  }

  private static List<String> lines(Path file) throws IOException, TraceFormatException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException malformed) {
      throw new TraceFormatException(file.toString(), 1, "the file is not UTF-8 text");
    }
  }

  /** Writes a trace; an existing file is replaced. */
  public static void write(Path file, RecordedTrace trace) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(TraceWriter.header(trace.capacity()));
      writer.newLine();
      for (TraceEvent event : trace.events()) {
        writer.write(TraceWriter.line(event));
        writer.newLine();
      }
    }
  }
}
