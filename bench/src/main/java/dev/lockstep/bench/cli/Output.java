package dev.lockstep.bench.cli;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that measures or compares: where to. */
final class Output {
  @Option(names = "--out", paramLabel = "DIR", description = "where the reports go (default: target/bench)")
  private @Nullable Path out;

  /** The directory, made if need be. */
  Path directory() throws UsageException {
    Path directory = out == null ? Home.locate().resolve("target/bench") : out;
    try {
      return Files.createDirectories(directory);
    } catch (IOException unwritable) {
      throw new UsageException("--out " + directory + ": no such directory can be made: " + unwritable.getMessage());
    }
  }
}
