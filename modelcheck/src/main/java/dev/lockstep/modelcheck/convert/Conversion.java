package dev.lockstep.modelcheck.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a history of Jepsen as one of this kit, for the models {@code register}, {@code cas-register}, {@code
 * counter} and {@code append-kv}. Times are kept if all events have one and they never go back; else the order of the
 * lines is real-time order, as it is Jepsen's.
 */
public final class Conversion {
  /** The models that histories can be converted for. */
  public static final List<String> MODELS = List.of("append-kv", "cas-register", "counter", "register");

  private final String source;
  private final boolean timed;
  private final Map<Long, JepsenEvent> open = new HashMap<>();

  private Conversion(String source, boolean timed) {
    this.source = source;
    this.timed = timed;
  }

  /**
   * The lines of the history in {@code text}, for {@code model}.
   *
   * @param source names the text in messages
   * @throws HistoryFormatException if it is no history of Jepsen, or has what the format cannot say
   */
  public static String convert(String source, String text, String model) throws HistoryFormatException {
    List<JepsenEvent> events = JepsenReader.read(source, text);
    Conversion conversion = new Conversion(source, areTimed(events));
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      json.writeStartObject();
      json.writeStringField("lockstep", "history");
      json.writeNumberField("version", Header.VERSION);
      json.writeStringField("model", model);
      json.writeEndObject();
      json.writeRaw('\n');
      for (JepsenEvent event : events) {
        conversion.write(json, event);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be written", e);
    }
    return out.toString();
  }

  private static boolean areTimed(List<JepsenEvent> events) {
    long last = 0;
    for (JepsenEvent event : events) {
      if (event.time() == null || event.time() < last) {
        return false;
      }
      last = event.time();
    }
    return true;
  }

  private void write(JsonGenerator json, JepsenEvent event) throws IOException, HistoryFormatException {
    boolean invocation = event.type().equals("invoke");
    @Nullable JepsenEvent call = invocation ? event : open.remove(event.process());
    if (call == null) {
      throw new HistoryFormatException(
          source, event.line(), "process " + event.process() + " is answered without an invocation");
    }
    if (invocation) {
      open.put(event.process(), event);
    }
    json.writeStartObject();
    json.writeNumberField("process", event.process());
    json.writeStringField("type", event.type());
    json.writeStringField("op", event.operation());
    fields(json, call, event);
    if (timed && event.time() != null) {
      json.writeNumberField("time", event.time());
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** A read has its value in the answer, everything else has it in the call. */
  private void fields(JsonGenerator json, JepsenEvent call, JepsenEvent event)
      throws IOException, HistoryFormatException {
    boolean reads = event.operation().equals("read") || event.operation().equals("get");
    if (call.key() != null && (event == call || event.type().equals("ok"))) {
      json.writeFieldName("key");
      value(json, event, String.valueOf(call.key()));
    }
    boolean tells = reads ? event.type().equals("ok") : event == call && event.value() != null;
    if (tells) {
      json.writeFieldName("value");
      value(json, event, event.value());
    }
    if (event != call && !event.type().equals("ok") && event.error() != null) {
      json.writeStringField("error", String.valueOf(event.error()).replaceFirst("^:", ""));
    }
  }

  private void value(JsonGenerator json, JepsenEvent event, @Nullable Object value)
      throws IOException, HistoryFormatException {
    switch (value) {
      case null -> json.writeNull();
      case Long number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case String text -> json.writeString(text);
      case Edn.Name name -> json.writeString(name.text());
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          value(json, event, element);
        }
        json.writeEndArray();
      }
      default -> throw new HistoryFormatException(source, event.line(), "no model has a value such as " + value);
    }
  }
}
