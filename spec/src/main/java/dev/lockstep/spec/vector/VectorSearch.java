package dev.lockstep.spec.vector;

import dev.lockstep.spec.tlc.TlaValue;
import dev.lockstep.spec.tlc.TlcModule;
import dev.lockstep.spec.tlc.TlcPrinted;
import dev.lockstep.spec.tlc.TlcRun;
import dev.lockstep.spec.vector.SituationGraph.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes vectors from a specification: lets TLC explore the graph of situations, chooses paths that cover its edges, lets
 * TLC follow them. See {@code spec/tla/vectors/Vectors.tla}.
 *
 * <p>Immutable and thread-safe.
 */
final class VectorSearch {
  private static final String LIBRARY = "vectors";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final TlcRun tlc;
  private final Path library;

  private VectorSearch(TlcRun tlc, Path library) {
    this.tlc = tlc;
    this.library = library;
  }

  /**
   * Takes vectors from the specifications in this directory.
   *
   * @throws IOException if there is no such directory, or no TLC on the class path
   */
  static VectorSearch in(Path specifications) throws IOException {
    return new VectorSearch(TlcRun.in(specifications), specifications.resolve(LIBRARY));
  }

  /**
   * The vectors of a set. Blocks until TLC has run twice.
   *
   * @throws IOException if TLC cannot be started or does not come to its end, or if something else was seen on a path
   *     than the graph says
   */
  GeneratedVectors generate(VectorSet set) throws IOException, InterruptedException {
    String configuration = Files.readString(library.resolve(set.config() + ".cfg"));
    SituationGraph graph = SituationGraph.of(run(VectorModule.explore(set, configuration)));
    List<List<Edge>> paths = EdgeCover.of(graph);
    List<TlaValue> printed = run(VectorModule.follow(set, paths, configuration));
    FollowedPaths followed = new FollowedPaths(graph, paths);
    for (TlaValue step : printed) {
      followed.add(step);
    }
    return new GeneratedVectors(set, graph.size(), graph.edgeCount(), followed.bounds(), followed.vectors());
  }

  private List<TlaValue> run(TlcModule module) throws IOException, InterruptedException {
    TlcPrinted printed = tlc.print(module, LIBRARY, LIMIT);
    Optional<String> trouble = printed.result().trouble();
    if (trouble.isPresent()) {
      throw new IOException(trouble.get());
    }
    return printed.values();
  }
}
