package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.tlc.TlaValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values of TLA+ as JSON: records and functions of strings become objects, sequences arrays, the model value {@code
 * None} null. A field with nothing in it is left out, since TLA+ has one empty value for both.
 *
 * <p>Stateless and thread-safe.
 */
final class TlaJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String NONE = "None";

  /** The fields that come first in their object, in this order; others follow in alphabetical order. */
  private static final List<String> FIRST = List.of(
      "do", "request", "subscriber", "slot", "life", "job", "policy", "value", "outcome", "to", "patience", "limit",
      "grace", "linger", "late", "rule", "expect",
      "phase", "mode", "health", "current", "execution", "accepted", "queued");

  private static final Comparator<String> ORDER = Comparator
      .comparingInt((String name) -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size())
      .thenComparing(Comparator.naturalOrder());

  private TlaJson() {}

  /** A record as an object. */
  static ObjectNode object(TlaValue value) {
    return switch (value) {
      case TlaValue.Fields fields -> object(fields.fields());
      case TlaValue.Function function -> object(function.values().entrySet().stream()
          .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue)));
      case TlaValue.Sequence sequence when sequence.elements().isEmpty() -> NODES.objectNode();
      default -> throw new IllegalArgumentException("not a record: " + value);
    };
  }

  private static ObjectNode object(Map<String, TlaValue> fields) {
    Map<String, TlaValue> ordered = new TreeMap<>(ORDER);
    ordered.putAll(fields);
    ObjectNode object = NODES.objectNode();
    ordered.forEach((name, value) -> {
      JsonNode node = node(value);
      if (!node.isContainerNode() || !node.isEmpty()) {
        object.set(name, node);
      }
    });
    return object;
  }

  private static JsonNode node(TlaValue value) {
    return switch (value) {
      case TlaValue.Text text -> NODES.textNode(text.text());
      case TlaValue.Atom atom -> atom(atom.name());
      case TlaValue.Sequence sequence -> array(sequence.elements());
      case TlaValue.Elements set -> throw new IllegalArgumentException("a set has no order: " + set);
      case TlaValue.Fields fields -> object(fields);
      case TlaValue.Function function -> object(function);
    };
  }

  private static JsonNode atom(String name) {
    return switch (name) {
      case NONE -> NODES.nullNode();
      case "TRUE" -> NODES.booleanNode(true);
      case "FALSE" -> NODES.booleanNode(false);
      default -> NODES.numberNode(Integer.parseInt(name));
    };
  }

  private static ArrayNode array(List<TlaValue> elements) {
    ArrayNode array = NODES.arrayNode();
    elements.forEach(element -> array.add(node(element)));
    return array;
  }
}
