package dev.lockstep.modelcheck.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a history in the format that {@link HistoryReader} reads. */
public final class HistoryWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private HistoryWriter() {}

  private record Event(Operation operation, boolean invocation, long point) {}

  /** Writes a file. */
  public static void write(History history, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(history, out);
    }
  }

  /**
   * Writes to {@code out} and leaves closing it to the caller.
   *
   * @throws IllegalArgumentException when two events of a history without times share a point: the order of lines would
   *     then say more than the history does
   */
  public static void write(History history, OutputStream out) throws IOException {
    List<Event> events = events(history);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setRootValueSeparator(null);
      json.writeStartObject();
      json.writeStringField("lockstep", "history");
      json.writeNumberField("version", Header.VERSION);
      json.writeStringField("model", history.header().model());
      writeFields(json, history.header().parameters());
      json.writeEndObject();
      json.writeRaw('\n');
      write(json, events, history.timed());
    }
  }

  /** Writes the events alone, for a history that goes on with them. */
  public static void writeEvents(History history, OutputStream out) throws IOException {
    List<Event> events = events(history);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setRootValueSeparator(null);
      write(json, events, history.timed());
    }
  }

  private static void write(JsonGenerator json, List<Event> events, boolean timed) throws IOException {
    for (Event event : events) {
      write(json, event, timed);
    }
  }

  /** The sort is stable: at equal times an answer stays before the next call of its process. */
  private static List<Event> events(History history) {
    List<Event> events = new ArrayList<>();
    for (Operation operation : history.operations()) {
      events.add(new Event(operation, true, operation.invocation()));
      if (operation.response() != Operation.NEVER) {
        events.add(new Event(operation, false, operation.response()));
      }
    }
    events.sort(Comparator.comparingLong(Event::point));
    for (int i = 1; i < events.size() && !history.timed(); i++) {
      if (events.get(i).point == events.get(i - 1).point) {
        throw new IllegalArgumentException(
            "two events at point " + events.get(i).point + " of a history without times");
      }
    }
    return events;
  }

  private static void write(JsonGenerator json, Event event, boolean timed) throws IOException {
    Operation operation = event.operation;
    json.writeStartObject();
    json.writeNumberField("process", operation.process());
    json.writeStringField("type", event.invocation ? "invoke" : operation.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("op", operation.name());
    writeFields(json, event.invocation ? operation.argument() : operation.result());
    if (timed) {
      json.writeNumberField("time", event.point);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static void writeFields(JsonGenerator json, Map<?, ?> fields) throws IOException {
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      json.writeFieldName((String) field.getKey());
      writeValue(json, field.getValue());
    }
  }

  private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Boolean bool -> json.writeBoolean(bool);
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          writeValue(json, element);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        writeFields(json, map);
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }
}
