package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A set of vectors, as read from its file. Nobody changes the trees in it.
 *
 * @param model whose vectors they are: {@code worker}, {@code broadcast} or {@code supervisor}
 * @param set the set's name
 * @param given the bounds of what is tested, such as its capacity
 * @param start what is seen before the first step
 */
public record Vectors(String model, String set, ObjectNode given, ObjectNode start, List<Vector> vectors) {
  public Vectors {
    vectors = List.copyOf(vectors);
  }

  /** How many steps there are in all. */
  public int steps() {
    return vectors.stream().mapToInt(vector -> vector.steps().size()).sum();
  }
}
