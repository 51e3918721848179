package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.vector.Adapter;
import dev.lockstep.modelcheck.vector.VectorFailure;
import dev.lockstep.modelcheck.vector.VectorSuite;
import dev.lockstep.modelcheck.vector.VectorSuite.Replayable;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep vectors}: replays the vectors of the specification against one subject. */
@Command(
    name = "vectors",
    description = "Replay the vectors in spec/vectors; show the steps of the first one that fails.",
    footer = "%nExit status: 0 every vector passes, 1 one fails, 2 the adapter cannot be used, 64 wrong usage.",
    mixinStandardHelpOptions = true)
public final class VectorsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--subject",
      paramLabel = "NAME|CLASS",
      description = "mutex, channel, channel-query, or a public class that implements WorkerFactory (default: channel); any: "
          + "broadcast and supervisor")
  private @Nullable String name;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "instead of a subject: an adapter to a port in another language (spec/README.md, Replaying elsewhere)")
  private @Nullable String adapter;

  @Option(names = "--model", description = "what the adapter is for: worker, broadcast or supervisor (default: worker)")
  private String model = "worker";

  @Mixin private UserClasses userClasses = new UserClasses();

  @Option(names = "--set", paramLabel = "NAME", description = "only the vectors of this set, such as worker-life")
  private @Nullable String set;

  @Option(names = "--vector", paramLabel = "N", description = "only this vector of the set, from 1")
  private @Nullable Integer number;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (adapter != null && name != null) {
      throw new UsageException("--exec takes the place of --subject");
    }
    if (adapter != null) {
      try (Adapter port = Adapter.start(adapter)) {
        return run(VectorSuite.elsewhere(model, port, VectorSuite.PATIENCE), adapter, out);
      }
    }
    String subject = name == null ? "channel" : name;
    try (URLClassLoader loader = userClasses.loader()) {
      return run(VectorSuite.of(subject, loader, VectorSuite.PATIENCE), subject, out);
    }
  }

  private int run(VectorSuite suite, String subject, PrintWriter out) throws InterruptedException, UsageException {
    List<Replayable> vectors = chosen(suite);
    long steps = 0;
    for (Replayable vector : vectors) {
      Optional<VectorFailure> failure = vector.run();
      if (failure.isPresent()) {
        failure.get().story().forEach(out::println);
        out.println("FAIL " + failure.get().line());
        out.flush();
        return ExitStatus.VIOLATION;
      }
      steps += vector.vector().steps().size();
    }
    out.println("pass " + subject + ": " + vectors.size() + " vectors, " + steps + " steps");
    out.flush();
    return ExitStatus.OK;
  }

  private List<Replayable> chosen(VectorSuite vectors) throws UsageException {
    if (number != null && set == null) {
      throw new UsageException("--vector needs --set");
    }
    List<Replayable> chosen = vectors.all().stream()
        .filter(vector -> set == null || set.equals(vector.set()))
        .filter(vector -> number == null || number == vector.vector().number())
        .toList();
    if (chosen.isEmpty()) {
      throw new UsageException("no such vector; the sets for this subject are " + String.join(", ", vectors.sets()));
    }
    return chosen;
  }
}
