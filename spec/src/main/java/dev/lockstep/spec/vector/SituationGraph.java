package dev.lockstep.spec.vector;

import dev.lockstep.spec.tlc.TlaValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The situations of a machine and the inputs that lead from one to the next, as {@code Vectors.tla} prints them. The
 * first situation is the one in which every vector begins. Not thread-safe.
 */
final class SituationGraph {
  /**
   * One edge.
   *
   * @param input the input
   * @param target the situation after it, by number
   */
  record Edge(TlaValue input, int target) {}

  private final Map<TlaValue, Integer> numbers = new LinkedHashMap<>();
  private final List<List<Edge>> edges = new ArrayList<>();

  /** The graph of these edges, each a triple: a situation, an input, the situation after it. */
  static SituationGraph of(List<TlaValue> printed) {
    SituationGraph graph = new SituationGraph();
    for (TlaValue triple : printed) {
      List<TlaValue> parts = triple.items();
      int source = graph.number(parts.get(0));
      graph.edges.get(source).add(new Edge(parts.get(1), graph.number(parts.get(2))));
    }
    return graph;
  }

  private int number(TlaValue situation) {
    Integer known = numbers.putIfAbsent(situation, edges.size());
    if (known == null) {
      edges.add(new ArrayList<>());
      return edges.size() - 1;
    }
    return known;
  }

  /** How many situations there are; they are numbered from 0, the first one. */
  int size() {
    return edges.size();
  }

  int edgeCount() {
    return edges.stream().mapToInt(List::size).sum();
  }

  /** The edges that leave a situation, in the order in which they were printed. */
  List<Edge> edgesOf(int situation) {
    return edges.get(situation);
  }

  /** Whether this is the situation with that number. */
  boolean is(int number, TlaValue situation) {
    return Integer.valueOf(number).equals(numbers.get(situation));
  }
}
