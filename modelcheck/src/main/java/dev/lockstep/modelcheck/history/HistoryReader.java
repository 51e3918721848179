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
  /** The index of an open operation that was handed out with an earlier segment. */
  private static final int EARLIER = -1;

  private final String source;
  private final Lines lines;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Long, Integer> open = new HashMap<>(); // process -> index of its open operation, or EARLIER
  private @Nullable Map<String, @Nullable Object> ahead; // an event that was read, and belongs to the next segment
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

  /** A reader that hands out the history in segments. */
  public static HistoryReader ofSegments(String source, InputStream in) {
    return new HistoryReader(source, in);
  }

  private History read() throws IOException, HistoryFormatException {
    Header header = header();
    while (lines.next()) {
      event(JsonLine.parse(source, lines));
    }
    return new History(source, header, timed, operations);
  }

  /** Reads the header; to be called once, before all segments. */
  public Header header() throws IOException, HistoryFormatException {
    if (!lines.next()) {
      throw new HistoryFormatException(source, 1, "the file is empty, and a history begins with a header line");
    }
    return header(JsonLine.parse(source, lines));
  }

  /** Whether points are nanoseconds; known when the first segment has been read. */
  public boolean timed() {
    return timed;
  }

  /**
   * Reads the operations up to a point of rest: one before which everything that was called has ended, but for what
   * {@code rest} allows to be open, and after which everything is called. There are at least {@code least} before it,
   * if it is not the end. Empty after the last.
   */
  public List<Operation> segment(int least, Rest rest) throws IOException, HistoryFormatException {
    operations.clear();
    open.replaceAll((process, index) -> EARLIER);
    int next = least;
    while (ahead != null || lines.next()) {
      Map<String, @Nullable Object> line = ahead != null ? ahead : JsonLine.parse(source, lines);
      boolean begins = ahead != null;
      ahead = null;
      if (!begins && operations.size() >= next && isLater(line) && isWaitedForNothing(rest)) {
        if (rest.isRest(operations)) {
          ahead = line;
          return List.copyOf(operations);
        }
        next = operations.size() + operations.size() / 8; // a look at all of them costs as much as reading some
      }
      event(line);
    }
    return List.copyOf(operations);
  }

  /** Whether the last segment was not the last one. */
  public boolean hasMore() {
    return ahead != null;
  }

  /** Where a history may be cut. */
  public interface Rest {
    /** Whether this operation, which has not been answered, need not be waited for. */
    boolean mayBeOpen(Operation operation);

    /** Whether the object is in a known state after these operations. */
    boolean isRest(List<Operation> operations);
  }

  private boolean isWaitedForNothing(Rest rest) {
    return open.values().stream().allMatch(index -> index == EARLIER || rest.mayBeOpen(operations.get(index)));
  }

  /** Whether the event comes after all before, and not at the same time. */
  private boolean isLater(Map<String, @Nullable Object> line) {
    return !timed || line.get("time") instanceof Long time && time > lastTime;
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
    if (index != null && index == EARLIER) {
      throw fields.defect("process %d calls %s while a call of it is open".formatted(process, name));
    }
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
    if (index == EARLIER) {
      return; // it was known to have happened
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
