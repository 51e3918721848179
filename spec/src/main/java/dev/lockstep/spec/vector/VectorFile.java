package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files of vectors: one JSON object per line, the first one the header ({@code
 * spec/schemas/vectors.schema.json}). The header says how many vectors and steps follow, so that a file that was cut
 * short is refused.
 *
 * <p>Stateless and thread-safe.
 */
public final class VectorFile {
  static final int VERSION = 1;

  private VectorFile() {}

  /**
   * Reads a set of vectors.
   *
   * @throws VectorFormatException if the file is not one; the message names the line
   * @throws IOException if the file cannot be read
   */
  public static Vectors read(Path file) throws IOException, VectorFormatException {
    List<String> lines = Files.readAllLines(file);
    int line = 1;
    try {
      ObjectNode header = object(StrictJson.parse(lines.isEmpty() ? "" : lines.getFirst()), "the line");
      require(text(header, "lockstep").equals("vectors"), "not a file of vectors");
      require(number(header, "version") == VERSION, "the version is not " + VERSION + ", the only one known here");
      ObjectNode given = object(header.path("given"), "given");
      ObjectNode start = optionalObject(header, "start");
      List<Vector> vectors = new ArrayList<>();
      for (String text : lines.subList(1, lines.size())) {
        line++;
        vectors.add(vector(object(StrictJson.parse(text), "the line")));
        require(vectors.getLast().number() == vectors.size(), "this is not vector " + vectors.size());
      }
      Vectors all = new Vectors(text(header, "model"), text(header, "set"), given, start, vectors);
      require(number(header, "vectors") == vectors.size() && number(header, "steps") == all.steps(),
          "the header says " + header.path("vectors") + " vectors and " + header.path("steps") + " steps, but there are "
              + vectors.size() + " and " + all.steps());
      return all;
    } catch (JsonFormatException malformed) {
      throw new VectorFormatException(file.toString(), line, String.valueOf(malformed.getMessage()));
    }
  }

  private static Vector vector(ObjectNode line) throws JsonFormatException {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : line.path("steps")) {
      steps.add(step(object(step, "step " + (steps.size() + 1))));
    }
    require(!steps.isEmpty(), "a vector without steps");
    return new Vector(number(line, "vector"), steps);
  }

  private static Step step(ObjectNode step) throws JsonFormatException {
    ObjectNode details = step.deepCopy();
    details.remove(List.of("do", "rule", "expect"));
    return new Step(text(step, "do"), text(step, "rule"), details, optionalObject(step, "expect"));
  }

  private static String text(ObjectNode object, String field) throws JsonFormatException {
    require(object.path(field).isTextual(), field + " is not a string");
    return object.path(field).asText();
  }

  private static int number(ObjectNode object, String field) throws JsonFormatException {
    require(object.path(field).isInt(), field + " is not a number");
    return object.path(field).asInt();
  }

  private static ObjectNode optionalObject(ObjectNode object, String field) throws JsonFormatException {
    return object.has(field) ? object(object.path(field), field) : JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode object(JsonNode node, String what) throws JsonFormatException {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new JsonFormatException(what + " is not an object");
  }

  private static void require(boolean condition, String complaint) throws JsonFormatException {
    if (!condition) {
      throw new JsonFormatException(complaint);
    }
  }
}
