package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What must have been seen so far: the beginning, and the patch of each step since. A patch changes what it names and
 * leaves the rest as it was: an object is patched field by field, the elements of an array are added to those that are
 * there, everything else takes the place of what was there.
 *
 * <p>Not thread-safe.
 */
public final class Expectation {
  private final ObjectNode soFar;

  /** What must be seen at the beginning. */
  public Expectation(ObjectNode start) {
    this.soFar = start.deepCopy();
  }

  /**
   * Something that is not as expected.
   *
   * @param path where, such as {@code status.queued}
   * @param expected what was expected there, as JSON; {@code nothing} if there should be nothing
   * @param seen what was seen there
   */
  public record Difference(String path, String expected, String seen) {
    @Override
    public String toString() {
      return path + ": expected " + expected + ", seen " + seen;
    }
  }

  /** One step was taken. */
  public void patch(ObjectNode patch) {
    patch(soFar, patch);
  }

  private static void patch(ObjectNode object, ObjectNode patch) {
    patch.properties().forEach(field -> {
      String name = field.getKey();
      JsonNode change = field.getValue();
      if (change instanceof ObjectNode fields) {
        patch(object.withObjectProperty(name), fields);
      } else if (change instanceof ArrayNode elements) {
        object.withArrayProperty(name).addAll(elements);
      } else {
        object.set(name, change);
      }
    });
  }

  /** What must have been seen by now, and nothing else; not to be changed. */
  public ObjectNode soFar() {
    return soFar;
  }

  /** Where {@code seen} is not what must have been seen by now; empty if it is. */
  public List<Difference> differences(ObjectNode seen) {
    List<Difference> differences = new ArrayList<>();
    compare("", soFar, seen, differences);
    return List.copyOf(differences);
  }

  private static void compare(String path, JsonNode expected, JsonNode seen, List<Difference> differences) {
    if (expected instanceof ObjectNode fields && seen instanceof ObjectNode others) {
      TreeSet<String> names = new TreeSet<>();
      fields.fieldNames().forEachRemaining(names::add);
      others.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path.isEmpty() ? name : path + "." + name, fields.path(name), others.path(name), differences);
      }
    } else if (expected instanceof ArrayNode && seen instanceof ArrayNode) {
      for (int i = 0; i < Math.max(expected.size(), seen.size()); i++) {
        compare(path + "[" + i + "]", expected.path(i), seen.path(i), differences);
      }
    } else if (!sameLeaf(expected, seen)) {
      differences.add(new Difference(path, show(expected), show(seen)));
    }
  }

  /** Equal numbers are the same, however wide. */
  private static boolean sameLeaf(JsonNode one, JsonNode other) {
    return one.isIntegralNumber() && other.isIntegralNumber()
        ? one.bigIntegerValue().equals(other.bigIntegerValue())
        : one.equals(other);
  }

  private static String show(JsonNode node) {
    return node instanceof MissingNode ? "nothing" : node.toString();
  }
}
