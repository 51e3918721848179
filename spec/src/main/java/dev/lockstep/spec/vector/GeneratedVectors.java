package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * A set of vectors, as it was taken from its specification.
 *
 * @param situations of the graph
 * @param edges of the graph, all of which are covered
 * @param bounds constants of the machine, and what is seen at the beginning
 * @param vectors the steps of each
 */
record GeneratedVectors(VectorSet set, int situations, int edges, ObjectNode bounds, List<List<ObjectNode>> vectors) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  GeneratedVectors {
    vectors = vectors.stream().map(List::copyOf).toList();
  }

  int steps() {
    return vectors.stream().mapToInt(List::size).sum();
  }

  /** The content of the set's file. */
  String text() {
    StringBuilder text = new StringBuilder(header().toString()).append('\n');
    int number = 0;
    for (List<ObjectNode> steps : vectors) {
      number++;
      ArrayNode array = NODES.arrayNode().addAll(steps);
      text.append(NODES.objectNode().put("vector", number).<ObjectNode>set("steps", array)).append('\n');
    }
    return text.toString();
  }

  private ObjectNode header() {
    ObjectNode header = NODES.objectNode()
        .put("lockstep", "vectors").put("version", VectorFile.VERSION).put("model", set.model()).put("set", set.title());
    header.setAll(bounds);
    return header.put("situations", situations).put("edges", edges).put("vectors", vectors.size()).put("steps", steps());
  }

  /** One line for a person. */
  String figures() {
    return String.format(Locale.ROOT, "%-18s %,5d situations, %,6d edges, %,5d vectors, %,6d steps, %,8d bytes",
        set.title(), situations, edges, vectors.size(), steps(), text().length());
  }
}
