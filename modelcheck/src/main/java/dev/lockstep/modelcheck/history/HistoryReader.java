package dev.lockstep.modelcheck.history;

import dev.lockstep.modelcheck.history.Operation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history from newline-delimited JSON: a header line, then one line for each invocation and each answer.
 *
 * <pre>{@code
 * {"lockstep":"history","version":1,"model":"cas-register"}
 * {"process":0,"type":"invoke","op":"write","value":3,"time":120}
 * {"process":0,"type":"ok","op":"write","time":950}
 * }</pre>
 *
 * <p>{@code time} is in nanoseconds, stands on all lines or on none, and never goes back from line to line; without it
 * the order of the lines is real-time order. A process may call again after {@code info}; the earlier call stays open.
 * What the fields of an operation mean is the business of its model.
 */
public final class HistoryReader {
  private final String source;
  private final Lines lines;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Long, Integer> open = new HashMap<>(); // process -> index of its open operation
  private int firstEventLine;
  private boolean timed;
  private long lastTime;

  private HistoryReader(String source, InputStream in) {
    this.source = source;
    this.lines = new Lines(source, in);
  }

  /**
   * Reads a file.
   *
   * @throws HistoryFormatException when its contents are not a history
   * @throws IOException when it cannot be read
   */
  public static History read(Path file) throws IOException, HistoryFormatException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /** Reads {@code in} to its end, and leaves closing it to the caller. Messages call it {@code source}. */
  public static History read(String source, InputStream in) throws IOException, HistoryFormatException {
    return new HistoryReader(source, in).read();
  }

  private History read() throws IOException, HistoryFormatException {
    if (!lines.next()) {
      throw new HistoryFormatException(source, 1, "the file is empty, and a history begins with a header line");
    }
    Header header = header(JsonLine.parse(source, lines));
    while (lines.next()) {
      event(JsonLine.parse(source, lines));
    }
    return new History(source, header, timed, operations);
  }

  private Header header(Map<String, @Nullable Object> line) throws HistoryFormatException {
    Fields fields = new Fields(source, lines.number(), line);
    if (!"history".equals(line.get("lockstep"))) {
      throw fields.defect("the first line must be a header with \"lockstep\":\"history\"");
    }
    long version = fields.whole("version");
    if (version != Header.VERSION) {
      throw fields.defect("version " + version + " is unknown, only " + Header.VERSION + " is");
    }
    return new Header(fields.string("model"), without(line, "lockstep", "version", "model"));
  }

  private void event(Map<String, @Nullable Object> line) throws HistoryFormatException {
    Fields fields = new Fields(source, lines.number(), line);
    long process = fields.count("process");
    String type = fields.string("type");
    String name = fields.string("op");
    long point = point(fields);
    Map<String, @Nullable Object> rest = without(line, "process", "type", "op", "time");
    switch (type) {
      case "invoke" -> invoke(fields, process, name, point, rest);
      case "ok" -> answer(fields, process, name, Kind.OK, point, rest);
      case "fail" -> answer(fields, process, name, Kind.FAIL, point, rest);
      case "info" -> answer(fields, process, name, Kind.INFO, point, rest);
      default -> throw fields.defect("the type \"" + type + "\" is unknown: invoke, ok, fail, info");
    }
  }

  private long point(Fields fields) throws HistoryFormatException {
    boolean hasTime = fields.has("time");
    if (firstEventLine == 0) {
      firstEventLine = lines.number();
      timed = hasTime;
    } else if (timed != hasTime) {
      throw fields.defect(
          hasTime
              ? "this line has a time, but line " + firstEventLine + " has none"
              : "this line has no time, but line " + firstEventLine + " has one");
    }
    if (!timed) {
      return lines.number();
    }
    long time = fields.count("time");
    if (time == Operation.NEVER) {
      throw fields.defect("the time is out of range");
    }
    if (time < lastTime) {
      throw fields.defect("time goes back, from " + lastTime + " to " + time);
    }
    lastTime = time;
    return time;
  }

  private void invoke(Fields fields, long process, String name, long point, Map<String, @Nullable Object> argument)
      throws HistoryFormatException {
    Integer index = open.putIfAbsent(process, operations.size());
    if (index != null) {
      Operation earlier = operations.get(index);
      throw fields.defect(
          "process %d calls %s while its %s of line %d is open"
              .formatted(process, name, earlier.name(), earlier.invocationLine()));
    }
    operations.add(
        new Operation(
            process, name, argument, Map.of(), Kind.PENDING, point, Operation.NEVER, lines.number(), 0));
  }

  private void answer(
      Fields fields, long process, String name, Kind kind, long point, Map<String, @Nullable Object> result)
      throws HistoryFormatException {
    Integer index = open.remove(process);
    if (index == null) {
      throw fields.defect("process " + process + " is answered without an invocation");
    }
    Operation call = operations.get(index);
    if (!call.name().equals(name)) {
      throw fields.defect(
          "an answer to %s, but process %d had called %s in line %d"
              .formatted(name, process, call.name(), call.invocationLine()));
    }
    operations.set(
        index,
        new Operation(
            process,
            name,
            call.argument(),
            result,
            kind,
            call.invocation(),
            point,
            call.invocationLine(),
            lines.number()));
  }

  private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> line, String... names) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(line);
    for (String name : names) {
      rest.remove(name);
    }
    return rest;
  }
}
