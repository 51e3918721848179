package dev.lockstep.bench.cli;

import dev.lockstep.bench.regression.run.Effort;
import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs JMH: what, and for how long. */
final class Workload {
  private static final int MOST_FORKS = 1000;

  @Option(
      names = "--tier",
      paramLabel = "quick|full|deep",
      description = "8, 10 or 20 forks, of one to three seconds (default: full)")
  private String tier = Tier.FULL.label();

  @Option(names = "--forks", description = "another number of forks, made even; fewer than 6 can find nothing")
  private @Nullable Integer forks;

  @Option(names = "--include", paramLabel = "REGEX", description = "benchmarks to run (default: the kit's suite)")
  private @Nullable String include;

  @Option(names = "--param", paramLabel = "NAME=VALUE,...", description = "values of a benchmark's parameter")
  private List<String> params = new ArrayList<>();

  /** What to run: the kit's suite of the tier, or all there is in a jar of somebody else's. */
  Effort effort(boolean ownBenchmarks) throws UsageException {
    Tier chosen = OptionValues.tier(tier);
    boolean quick = chosen == Tier.QUICK;
    Effort effort;
    if (include != null) {
      effort = Effort.of(chosen, include, params);
    } else if (!ownBenchmarks) {
      effort = Effort.of(chosen, ".*", params);
    } else if (params.isEmpty()) {
      effort = quick
          ? Effort.of(chosen, Effort.QUICK_SUITE, List.of()) : Effort.of(chosen, Effort.FULL_SUITE, Effort.SHIPPED);
    } else {
      throw new UsageException("--param needs --include: the kit's suite has its own");
    }
    if (forks == null) {
      return effort;
    }
    if (forks < 1 || forks > MOST_FORKS) {
      throw new UsageException("--forks " + forks + " is not between 1 and " + MOST_FORKS);
    }
    return effort.withForks(forks);
  }
}
