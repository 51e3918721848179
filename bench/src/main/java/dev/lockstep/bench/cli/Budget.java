package dev.lockstep.bench.cli;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has: how much time, and where to. */
final class Budget {
  @Option(
      names = "--tier",
      paramLabel = "quick|full|deep",
      description = "how much time to take: about 2, 8 or 30 minutes (default: full)")
  private String tier = Tier.FULL.label();

  @Option(names = "--out", paramLabel = "DIR", description = "where the reports go (default: target/bench)")
  private @Nullable Path out;

  Tier tier() throws UsageException {
    return Tier.ofLabel(tier)
        .orElseThrow(() -> new UsageException("--tier '" + tier + "' is none of quick, full, deep"));
  }

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
