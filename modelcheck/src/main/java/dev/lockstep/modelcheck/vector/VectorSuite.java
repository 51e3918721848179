package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.vector.Vector;
import dev.lockstep.spec.vector.VectorFile;
import dev.lockstep.spec.vector.VectorFormatException;
import dev.lockstep.spec.vector.VectorSet;
import dev.lockstep.spec.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kit's vectors of one model, to be replayed against one subject. Immutable and thread-safe. */
public final class VectorSuite {
  /** How long a replay may wait for what is expected, so that a slow machine is not taken for a broken subject. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * One vector of a set.
   *
   * @param model worker, broadcast or supervisor
   * @param set the set's name
   */
  public record Replayable(String model, String set, Vector vector, Replay replay) {
    /** Replays it. Blocks until it has been replayed, or for a few times the patience. */
    public Optional<VectorFailure> run() throws InterruptedException {
      return replay.run(vector);
    }
  }

  private final List<Replayable> all;

  private VectorSuite(List<Replayable> all) {
    this.all = List.copyOf(all);
  }

  /** The vectors of the worker. */
  static VectorSuite worker(Subject subject, Duration patience) throws IOException, VectorFormatException {
    return of("worker", given -> new ReplayedWorker(subject.factory(), given, patience), patience);
  }

  /** The vectors of the broadcast and of the supervisor, which are what all subjects share. */
  static VectorSuite shared(Duration patience) throws IOException, VectorFormatException {
    List<Replayable> all = new ArrayList<>(of("broadcast", ReplayedBroadcast::new, patience).all());
    all.addAll(of("supervisor", ReplayedSupervisor::new, patience).all());
    return new VectorSuite(all);
  }

  /**
   * The vectors for the subject of this name: a worker or, for {@value Evidence#ANY}, broadcast and supervisor.
   *
   * @param loader finds the user's subjects
   * @param patience how long to wait for what is expected
   * @throws UsageException if there is no such subject
   * @throws IOException if the vectors cannot be read
   * @throws VectorFormatException if a file is not one of vectors
   */
  public static VectorSuite of(String subject, ClassLoader loader, Duration patience)
      throws UsageException, IOException, VectorFormatException {
    return subject.equals(Evidence.ANY) ? shared(patience) : worker(Subjects.resolve(subject, loader), patience);
  }

  /**
   * The vectors of a model, for a port behind {@code adapter}.
   *
   * @throws UsageException if there is no such model
   */
  public static VectorSuite elsewhere(String model, Adapter adapter, Duration patience)
      throws UsageException, IOException, VectorFormatException {
    VectorSuite suite = of(model, given -> new ReplayedElsewhere(adapter, model, given), patience);
    if (suite.all().isEmpty()) {
      throw new UsageException("there are no vectors of a '" + model + "', but of worker, broadcast, supervisor");
    }
    return suite;
  }

  private static VectorSuite of(String model, Function<ObjectNode, Replayed> subjects, Duration patience)
      throws IOException, VectorFormatException {
    Path home = Home.locate();
    List<Replayable> all = new ArrayList<>();
    for (VectorSet set : VectorSet.values()) {
      if (set.model().equals(model)) {
        Vectors vectors = VectorFile.read(set.file(home));
        Replay replay = new Replay(vectors, subjects, patience);
        vectors.vectors().forEach(vector -> all.add(new Replayable(model, vectors.set(), vector, replay)));
      }
    }
    return new VectorSuite(all);
  }

  /** All of them, set by set. */
  public List<Replayable> all() {
    return all;
  }

  /** The names of the sets. */
  public List<String> sets() {
    return all.stream().map(Replayable::set).distinct().toList();
  }
}
