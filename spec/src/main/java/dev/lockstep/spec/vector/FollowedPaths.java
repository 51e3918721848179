package dev.lockstep.spec.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.tlc.TlaValue;
import dev.lockstep.spec.vector.SituationGraph.Edge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What TLC printed while it followed paths, put in their order, and compared with what the graph says: if a path led
 * somewhere else, its situations do not decide about the future, and the vectors would not cover what they claim to.
 *
 * <p>Not thread-safe.
 */
final class FollowedPaths {
  private final SituationGraph graph;
  private final List<List<Edge>> paths;
  private final List<@Nullable ObjectNode[]> shown = new ArrayList<>();
  private @Nullable ObjectNode bounds;

  FollowedPaths(SituationGraph graph, List<List<Edge>> paths) {
    this.graph = graph;
    this.paths = paths;
    paths.forEach(path -> shown.add(new ObjectNode[path.size()]));
  }

  /**
   * Adds something that was printed: the number of the path from 1, that of the step from 1, the situation, and what is
   * seen; or, with zeros for numbers, the bounds.
   *
   * @throws IOException if this is not the situation that the graph leads to
   */
  void add(TlaValue printed) throws IOException {
    List<TlaValue> parts = printed.items();
    int path = parts.get(0).number();
    int step = parts.get(1).number();
    boolean beginning = path == 0;
    int situation = beginning ? 0 : paths.get(path - 1).get(step - 1).target();
    if (!graph.is(situation, parts.get(2))) {
      throw new IOException("situations do not decide about the future: step " + step + " of path " + path + " leads to "
          + parts.get(2));
    }
    ObjectNode seen = TlaJson.object(parts.get(3));
    if (beginning) {
      bounds = seen;
    } else {
      shown.get(path - 1)[step - 1] = seen;
    }
  }

  /** The bounds, and what is seen at the beginning. */
  ObjectNode bounds() throws IOException {
    if (bounds == null) {
      throw new IOException("TLC printed no bounds");
    }
    return bounds;
  }

  /** The steps of each path. */
  List<List<ObjectNode>> vectors() throws IOException {
    List<List<ObjectNode>> vectors = new ArrayList<>();
    for (@Nullable ObjectNode[] steps : shown) {
      List<ObjectNode> vector = new ArrayList<>();
      for (ObjectNode step : steps) {
        if (step == null) {
          throw new IOException("TLC did not follow path " + (vectors.size() + 1) + " to its end");
        }
        vector.add(step);
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
