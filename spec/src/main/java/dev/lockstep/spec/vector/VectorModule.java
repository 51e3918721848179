package dev.lockstep.spec.vector;

import dev.lockstep.spec.tlc.TlcModule;
import dev.lockstep.spec.vector.SituationGraph.Edge;
import java.util.List;
import java.util.stream.Collectors;

/** The modules that TLC is given, which extend one of {@code spec/tla/vectors}. Stateless and thread-safe. */
final class VectorModule {
  private static final String NAME = "GivenPaths";
  private static final String EXPLORE = "SPECIFICATION Explore";
  private static final String FOLLOW = "CONSTANTS Paths <- AllPaths\nSPECIFICATION Follow";

  private VectorModule() {}

  /** With it, the graph of a set is explored. */
  static TlcModule explore(VectorSet set, String configuration) {
    return module(set, "", configuration);
  }

  /**
   * With it, these paths are followed.
   *
   * @param configuration the one with which the graph was explored
   */
  static TlcModule follow(VectorSet set, List<List<Edge>> paths, String configuration) {
    if (!configuration.contains(EXPLORE)) {
      throw new IllegalArgumentException("a configuration without " + EXPLORE);
    }
    String all = paths.stream().map(VectorModule::path).collect(Collectors.joining(",\n  "));
    return module(set, "\nAllPaths == <<\n  " + all + ">>\n", configuration.replace(EXPLORE, FOLLOW));
  }

  private static TlcModule module(VectorSet set, String text, String configuration) {
    return new TlcModule(NAME, "---- MODULE " + NAME + " ----\nEXTENDS " + set.module() + "\n" + text + "====\n",
        configuration);
  }

  private static String path(List<Edge> path) {
    return path.stream().map(edge -> edge.input().toString()).collect(Collectors.joining(", ", "<<", ">>"));
  }
}
