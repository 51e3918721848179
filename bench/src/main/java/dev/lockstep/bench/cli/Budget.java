package dev.lockstep.bench.cli;

import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Tier;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of claims and choices: how much time, and where to. */
final class Budget {
  @Option(
      names = "--tier",
      paramLabel = "quick|full|deep",
      description = "how much time to take: about 2, 8 or 30 minutes (default: full)")
  private String tier = Tier.FULL.label();

  @Mixin private Output output = new Output();

  Tier tier() throws UsageException {
    return OptionValues.tier(tier);
  }

  /** The directory, made if need be. */
  Path directory() throws UsageException {
    return output.directory();
  }
}
