package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One step of a vector. Nobody changes the trees in it.
 *
 * @param verb what to do
 * @param rule the rule that this step is about
 * @param details what the verb needs, such as the request
 * @param expect what must be new after it, as a patch: see {@link Expectation}
 */
public record Step(String verb, String rule, ObjectNode details, ObjectNode expect) {

  /** A detail that is a word. */
  public String text(String name) {
    return details.required(name).asText();
  }

  /** A detail that is a number. */
  public int number(String name) {
    return details.required(name).asInt();
  }

  /** A detail that is true or false; one that is left out is false. */
  public boolean flag(String name) {
    return details.path(name).asBoolean();
  }

  /** For a person, such as {@code post r1, limit}. */
  @Override
  public String toString() {
    return verb + details.properties().stream().map(Step::show).collect(Collectors.joining());
  }

  private static String show(Map.Entry<String, JsonNode> detail) {
    return switch (detail.getValue().getNodeType()) {
      case BOOLEAN -> detail.getValue().asBoolean() ? ", " + detail.getKey() : ", no " + detail.getKey();
      case NUMBER -> " " + detail.getKey() + " " + detail.getValue().asText();
      default -> " " + detail.getValue().asText();
    };
  }
}
