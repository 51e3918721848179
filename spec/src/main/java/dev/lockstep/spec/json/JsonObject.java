package dev.lockstep.spec.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A view of one JSON object that knows where it stands in its document, so that every complaint names its place.
 *
 * <p>It changes nothing; as thread-safe as the tree under it, which nobody may change.
 */
public final class JsonObject {
  private final JsonNode node;
  private final String path;

  private JsonObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** The document's root, which must be an object. */
  public static JsonObject root(JsonNode node) throws JsonFormatException {
    return at(node, "");
  }

  /** The objects of a document whose root is an array. */
  public static List<JsonObject> rootArray(JsonNode node) throws JsonFormatException {
    return elements(node, "");
  }

  /** Where this object stands, for instance {@code findings[3]}; empty for the root. */
  public String path() {
    return path;
  }

  /** Refuses every field that is not named here. */
  public void allowOnly(List<String> fields) throws JsonFormatException {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        throw new JsonFormatException("unknown field " + pathOf(name));
      }
    }
  }

  /** A required, non-blank string. */
  public String text(String field) throws JsonFormatException {
    JsonNode value = required(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new JsonFormatException(pathOf(field) + " is not a non-empty string");
    }
    return value.textValue();
  }

  /** A string, or null where the field is absent or JSON null. */
  public @Nullable String optionalText(String field) throws JsonFormatException {
    return has(field) ? text(field) : null;
  }

  /** A required whole number from 0 up that fits a {@code long}. */
  public long count(String field) throws JsonFormatException {
    return count(required(field), pathOf(field));
  }

  /** A required true or false. */
  public boolean flag(String field) throws JsonFormatException {
    JsonNode value = required(field);
    if (!value.isBoolean()) {
      throw new JsonFormatException(pathOf(field) + " is neither true nor false");
    }
    return value.booleanValue();
  }

  /** A required object. */
  public JsonObject object(String field) throws JsonFormatException {
    return at(required(field), pathOf(field));
  }

  /** An object, or null where the field is absent or JSON null. */
  public @Nullable JsonObject optionalObject(String field) throws JsonFormatException {
    return has(field) ? object(field) : null;
  }

  /** A required array of objects. */
  public List<JsonObject> objects(String field) throws JsonFormatException {
    return elements(required(field), pathOf(field));
  }

  /** A required array of non-empty strings. */
  public List<String> texts(String field) throws JsonFormatException {
    JsonNode array = array(required(field), pathOf(field));
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.isTextual() || element.textValue().isBlank()) {
        throw new JsonFormatException(pathOf(field) + "[" + texts.size() + "] is not a non-empty string");
      }
      texts.add(element.textValue());
    }
    return List.copyOf(texts);
  }

  /** A required object whose values are all counts. */
  public SortedMap<String, Long> counts(String field) throws JsonFormatException {
    JsonObject object = object(field);
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.node.properties()) {
      counts.put(entry.getKey(), count(entry.getValue(), object.pathOf(entry.getKey())));
    }
    return counts;
  }

  private boolean has(String field) {
    return node.hasNonNull(field);
  }

  private JsonNode required(String field) throws JsonFormatException {
    if (!has(field)) {
      throw new JsonFormatException(pathOf(field) + " is missing");
    }
    return node.get(field);
  }

  private String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private static JsonObject at(JsonNode node, String path) throws JsonFormatException {
    if (!node.isObject()) {
      throw new JsonFormatException((path.isEmpty() ? "the document" : path) + " is not an object");
    }
    return new JsonObject(node, path);
  }

  private static List<JsonObject> elements(JsonNode node, String path) throws JsonFormatException {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode element : array(node, path)) {
      objects.add(at(element, path + "[" + objects.size() + "]"));
    }
    return List.copyOf(objects);
  }

  private static JsonNode array(JsonNode node, String path) throws JsonFormatException {
    if (!node.isArray()) {
      throw new JsonFormatException((path.isEmpty() ? "the document" : path) + " is not an array");
    }
    return node;
  }

  private static long count(JsonNode value, String path) throws JsonFormatException {
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new JsonFormatException(path + " is not a whole number from 0 up");
    }
    return value.longValue();
  }
}
