package dev.lockstep.spec.engine;

import dev.lockstep.spec.evidence.Tier;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The command line of an engine, read for one particular engine. */
final class EngineArguments {
  static final String USAGE =
      "--subject NAME|CLASS --out FILE [--tier quick|full|deep] [--seed HEX] [--rule ID]... [--budget SECONDS]"
          + " [--control ID]";

  private static final Set<String> OPTIONS =
      Set.of("--subject", "--out", "--tier", "--seed", "--rule", "--budget", "--control");
  private static final long MAX_BUDGET_SECONDS = Duration.ofDays(7).toSeconds();

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> rules = new LinkedHashSet<>();

  private EngineArguments() {}

  static EngineRequest parse(Engine engine, String[] args) throws UsageException {
    EngineArguments arguments = new EngineArguments();
    for (int i = 0; i < args.length; i += 2) {
      String option = args[i];
      if (!OPTIONS.contains(option)) {
        throw new UsageException("unknown option '" + option + "'");
      }
      if (i + 1 == args.length || args[i + 1].isBlank()) {
        throw new UsageException(option + " needs a value");
      }
      arguments.put(option, args[i + 1]);
    }
    return arguments.request(engine);
  }

  private void put(String option, String value) throws UsageException {
    if (option.equals("--rule")) {
      rules.add(value);
    } else if (values.put(option, value) != null) {
      throw new UsageException(option + " is given twice");
    }
  }

  private EngineRequest request(Engine engine) throws UsageException {
    String subject = required("--subject");
    Path out = path(required("--out"));
    Tier tier = tier();
    return new EngineRequest(
        subject, tier, seed(), rules(engine), budget(engine, tier), values.get("--control"), out);
  }

  private String required(String option) throws UsageException {
    String value = values.get(option);
    if (value == null) {
      throw new UsageException(option + " is missing");
    }
    return value;
  }

  private static Path path(String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException invalid) {
      throw new UsageException("--out '" + text + "' is not a path");
    }
  }

  private Tier tier() throws UsageException {
    return OptionValues.tier(values.getOrDefault("--tier", Tier.QUICK.label()));
  }

  private long seed() throws UsageException {
    String text = values.get("--seed");
    return text == null ? ThreadLocalRandom.current().nextLong() : OptionValues.seed(text);
  }

  private Duration budget(Engine engine, Tier tier) throws UsageException {
    String text = values.get("--budget");
    if (text == null) {
      return engine.defaultBudget(tier);
    }
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") || Double.parseDouble(text) <= 0
        || Double.parseDouble(text) > MAX_BUDGET_SECONDS) {
      throw new UsageException("--budget '" + text + "' is not a number of seconds from 0.001 to " + MAX_BUDGET_SECONDS);
    }
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
  }

  private List<String> rules(Engine engine) throws UsageException {
    Set<String> known = new LinkedHashSet<>();
    engine.checks().forEach(check -> known.add(check.rule()));
    List<String> strangers = new ArrayList<>(rules);
    strangers.removeAll(known);
    if (!strangers.isEmpty()) {
      throw new UsageException("engine " + engine.name() + " has no check for " + String.join(" ", strangers)
          + "; it checks " + String.join(" ", known));
    }
    return List.copyOf(rules.isEmpty() ? known : rules);
  }
}
