package dev.lockstep.bench.cli;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.run.Build;
import dev.lockstep.bench.regression.run.Checkout;
import dev.lockstep.spec.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where versions come from. */
final class Sources {
  @Option(names = "--repository", paramLabel = "DIR", description = "where commits come from (default: this project)")
  private @Nullable Path repository;

  @Option(names = "--build", paramLabel = "COMMAND", description = "how to build a commit (default: as this project)")
  private String command = Checkout.OWN_COMMAND;

  @Option(names = "--jar", paramLabel = "PATH", description = "the JMH jar that this build makes, in its worktree")
  private @Nullable String jar;

  /** The version that {@code what} names: a jar, a directory, or a commit. */
  Build build(String what) throws IncompleteRunException, InterruptedException {
    Path home = Home.locate();
    Path builds = home.resolve("target").resolve("bench-builds");
    if (what.equals(".")) {
      Build build = new Checkout(home, builds, command, jar).of(home.toString());
      return new Build("this checkout", build.start(), build.flags());
    }
    return new Checkout(repository == null ? home : repository, builds, command, jar).of(what);
  }

  /** Whether {@code what} has the benchmarks of this project. */
  boolean isOwn(String what) {
    return jar == null && repository == null && !Files.isRegularFile(Path.of(what));
  }
}
