package dev.lockstep.spec.vector;

import dev.lockstep.spec.vector.SituationGraph.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Paths from the first situation that together take every edge of a graph at least once. Greedy: take an edge that no
 * path has taken yet, if there is one here; else go the shortest way to one; else begin a new path. The same graph gives
 * the same paths.
 */
final class EdgeCover {
  /** Longer paths would be fewer, but a failure at the end of one is hard to read. */
  private static final int LONGEST = 40;

  private static final int NOWHERE = -1;

  private final SituationGraph graph;
  private final List<List<Edge>> left = new ArrayList<>();
  private int edgesLeft;

  private EdgeCover(SituationGraph graph) {
    this.graph = graph;
    for (int i = 0; i < graph.size(); i++) {
      left.add(new ArrayList<>(graph.edgesOf(i)));
    }
    this.edgesLeft = graph.edgeCount();
  }

  /** The paths. Every edge can be reached from the first situation, since that is how it was found. */
  static List<List<Edge>> of(SituationGraph graph) {
    EdgeCover cover = new EdgeCover(graph);
    List<List<Edge>> paths = new ArrayList<>();
    while (cover.edgesLeft > 0) {
      paths.add(cover.path());
    }
    return paths;
  }

  private List<Edge> path() {
    List<Edge> path = new ArrayList<>();
    int here = 0;
    while (path.size() < LONGEST) {
      Optional<Edge> fresh = takeFresh(here);
      if (fresh.isPresent()) {
        path.add(fresh.get());
        here = fresh.get().target();
        continue;
      }
      List<Edge> way = wayToFresh(here);
      if (way.isEmpty() || path.size() + way.size() >= LONGEST) {
        break;
      }
      path.addAll(way);
      here = way.getLast().target();
    }
    return path;
  }

  /** An edge that was not taken: one that stays here, if there is one, or else one that leads on to others. */
  private Optional<Edge> takeFresh(int here) {
    List<Edge> choices = left.get(here);
    if (choices.isEmpty()) {
      return Optional.empty();
    }
    Edge chosen = choices.stream().filter(edge -> edge.target() == here).findFirst()
        .or(() -> choices.stream().filter(edge -> !left.get(edge.target()).isEmpty()).findFirst())
        .orElse(choices.getFirst());
    choices.remove(chosen);
    edgesLeft--;
    return Optional.of(chosen);
  }

  /** The shortest way to a situation that an edge leaves which was not taken; empty if there is none. */
  private List<Edge> wayToFresh(int here) {
    int[] from = new int[graph.size()];
    Edge[] by = new Edge[graph.size()];
    Arrays.fill(from, NOWHERE);
    from[here] = here;
    ArrayDeque<Integer> next = new ArrayDeque<>(List.of(here));
    while (!next.isEmpty()) {
      int situation = next.remove();
      if (!left.get(situation).isEmpty()) {
        return way(here, situation, from, by);
      }
      for (Edge edge : graph.edgesOf(situation)) {
        if (from[edge.target()] == NOWHERE) {
          from[edge.target()] = situation;
          by[edge.target()] = edge;
          next.add(edge.target());
        }
      }
    }
    return List.of();
  }

  private static List<Edge> way(int here, int there, int[] from, Edge[] by) {
    List<Edge> way = new ArrayList<>();
    for (int situation = there; situation != here; situation = from[situation]) {
      way.add(by[situation]);
    }
    Collections.reverse(way);
    return way;
  }
}
