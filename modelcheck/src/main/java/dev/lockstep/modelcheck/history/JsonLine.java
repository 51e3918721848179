package dev.lockstep.modelcheck.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line as one JSON object of plain Java values (see {@link Fields}). */
final class JsonLine {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
          .build();

  private JsonLine() {}

  /** The object on the current line of {@code lines}. */
  static Map<String, @Nullable Object> parse(String source, Lines lines) throws IOException, HistoryFormatException {
    try (JsonParser parser = JSON.createParser(lines.bytes(), 0, lines.length())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new HistoryFormatException(source, lines.number(), "the line is empty");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new HistoryFormatException(source, lines.number(), "a line must be a JSON object");
      }
      Map<String, @Nullable Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new HistoryFormatException(source, lines.number(), "more than one JSON value on the line");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new HistoryFormatException(source, lines.number(), sentence(lines, e));
    }
  }

  /** A JSON object cannot be complete before its last byte, so a last line that was begun and not finished was cut. */
  private static String sentence(Lines lines, JsonProcessingException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    if (!lines.terminated() && lines.bytes()[0] == '{') {
      return "the last line is truncated";
    }
    int position = message.indexOf(" (start marker at "); // of use to a debugger of the parser only
    return "not JSON: " + (position < 0 ? message : message.substring(0, position));
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return Collections.unmodifiableMap(fields);
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      // Fractions have several spellings and no exact equality, so values are compared as whole numbers only.
      default -> throw new FractionException(parser);
    };
  }

  private static final class FractionException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    FractionException(JsonParser parser) {
      super("numbers must be whole", parser.currentLocation());
    }
  }
}
