package dev.lockstep.spec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.tlc.TlaValue;
import dev.lockstep.spec.vector.SituationGraph.Edge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EdgeCoverTest {
  /** Two ways to the end, a loop at the beginning, and a way back. */
  private static final SituationGraph GRAPH = graph(
      "<<\"a\", \"stay\", \"a\">>", "<<\"a\", \"go\", \"b\">>", "<<\"b\", \"end\", \"c\">>",
      "<<\"b\", \"back\", \"a\">>", "<<\"a\", \"leap\", \"c\">>");

  @Test
  void takesEveryEdgeAndBeginsAnewOnlyWhereItMust() {
    assertEquals(List.of(List.of("stay", "go", "back", "leap"), List.of("go", "end")), inputs(EdgeCover.of(GRAPH)));
  }

  @Test
  void coversEveryGraphByPathsThatBeginAtTheBeginning() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      SituationGraph graph = randomGraph(random);
      Set<Edge> taken = Collections.newSetFromMap(new IdentityHashMap<>());
      for (List<Edge> path : EdgeCover.of(graph)) {
        int here = 0;
        for (Edge edge : path) {
          assertTrue(graph.edgesOf(here).stream().anyMatch(other -> other == edge), "not an edge of " + here);
          taken.add(edge);
          here = edge.target();
        }
      }
      assertEquals(graph.edgeCount(), taken.size());
    }
  }

  @Test
  void aPathThatLeadsElsewhereIsNoticed() throws IOException {
    List<List<Edge>> paths = List.of(List.of(GRAPH.edgesOf(0).get(1), GRAPH.edgesOf(1).get(0)));
    FollowedPaths followed = new FollowedPaths(GRAPH, paths);
    followed.add(TlaValue.parse("<<0, 0, \"a\", [given |-> [capacity |-> 1]]>>"));
    followed.add(TlaValue.parse("<<1, 1, \"b\", [do |-> \"go\"]>>"));

    assertThrows(IOException.class, () -> followed.add(TlaValue.parse("<<1, 2, \"a\", [do |-> \"end\"]>>")));
    assertThrows(IOException.class, followed::vectors, "the path has an end that was not seen");
  }

  private static SituationGraph graph(String... triples) {
    List<TlaValue> printed = new ArrayList<>();
    for (String triple : triples) {
      printed.add(TlaValue.parse(triple));
    }
    return SituationGraph.of(printed);
  }

  /** Every situation but the first is found from one that was found before it, as in a search. */
  private static SituationGraph randomGraph(SplittableRandom random) {
    int size = 2 + random.nextInt(20);
    List<String> triples = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      triples.add("<<" + random.nextInt(i) + ", \"find\", " + i + ">>");
    }
    for (int i = random.nextInt(3 * size); i > 0; i--) {
      triples.add("<<" + random.nextInt(size) + ", \"go\", " + random.nextInt(size) + ">>");
    }
    return graph(triples.toArray(String[]::new));
  }

  private static List<List<String>> inputs(List<List<Edge>> paths) {
    return paths.stream().map(path -> path.stream().map(edge -> edge.input().word()).toList()).toList();
  }
}
