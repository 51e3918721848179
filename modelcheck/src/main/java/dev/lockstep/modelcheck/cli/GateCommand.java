package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.gate.EngineSpec;
import dev.lockstep.modelcheck.gate.Engines;
import dev.lockstep.modelcheck.gate.Gate;
import dev.lockstep.modelcheck.gate.GateRequest;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./lockstep gate}: every rule, every subject, one verdict each. */
@Command(
    name = "gate",
    description = "Run the engines and judge every rule for every subject.",
    footer = "%nExit status: 0 every rule passes, 1 a rule is violated, 2 a rule is unknown, 64 wrong usage.")
public final class GateCommand implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--tier", paramLabel = "quick|full|deep", description = "how much time to take (default: quick)")
  private String tier = Tier.QUICK.label();

  @Option(
      names = "--subject",
      paramLabel = "NAME|CLASS",
      description =
          "mutex, channel, channel-query, supervisor-mutex, supervisor-channel, or a public class that implements"
              + " WorkerFactory; repeatable")
  private List<String> subjects = new ArrayList<>();

  @Mixin private UserClasses userClasses = new UserClasses();

  @Option(names = "--rule", paramLabel = "ID", description = "judge this rule only; repeatable")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--engine", paramLabel = "NAME", description = "run this engine only; repeatable")
  private List<String> engines = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "HEX", description = "the seed of every engine (default: by chance)")
  private String seed = Integer.toHexString(ThreadLocalRandom.current().nextInt() & 0xffffff);

  @Option(names = "--report", paramLabel = "DIR", description = "where the reports go (default: target/lockstep)")
  private @Nullable Path report;

  @Option(names = "--shard", paramLabel = "I/N", description = "make only the Ith of N shares of the runs")
  private @Nullable String shard;

  @Option(names = "--json", description = "print the judgement as JSON instead of text")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    GateRequest request;
    try {
      request = request();
    } catch (UsageException wrong) {
      throw new ParameterException(command.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
    return new Gate(request, command.commandLine().getOut(), command.commandLine().getErr(), json).run();
  }

  private GateRequest request() throws Exception {
    return new GateRequest(
        Tier.ofLabel(tier).orElseThrow(() -> new UsageException("--tier '" + tier + "' is none of quick, full, deep")),
        workers(),
        rules(),
        engines(),
        userClasses.entries(),
        seed(),
        report(),
        shard());
  }

  /** Names a missing class before any engine has run in vain. */
  private List<String> workers() throws UsageException, IOException {
    if (subjects.isEmpty()) {
      Stream<String> workers = Subjects.kit().stream().map(Subject::name);
      return Stream.concat(workers, dev.lockstep.spec.rules.Subjects.pools().stream()).toList();
    }
    try (URLClassLoader loader = userClasses.loader()) {
      for (String subject : subjects) {
        if (!dev.lockstep.spec.rules.Subjects.pools().contains(subject)) {
          Subjects.resolve(subject, loader);
        }
      }
    }
    return subjects.stream().distinct().toList();
  }

  private Path report() throws UsageException {
    Path directory = report == null ? Home.locate().resolve("target/lockstep") : report;
    try {
      return Files.createDirectories(directory);
    } catch (IOException unwritable) {
      throw new UsageException("--report " + directory + ": no such directory can be made: " + unwritable.getMessage());
    }
  }

  private List<Rule> rules() throws Exception {
    RuleTable table = RuleTable.load();
    List<Rule> gated = table.rules().stream().filter(Rule::gated).toList();
    if (rules.isEmpty()) {
      return gated;
    }
    List<Rule> wanted = new ArrayList<>();
    for (String id : rules) {
      Rule rule = table.find(id).orElseThrow(() -> new UsageException("no rule '" + id + "'; ./lockstep rules lists them"));
      if (!rule.gated()) {
        throw new UsageException("rule " + id + " is a claim, which the gate does not judge");
      }
      wanted.add(rule);
    }
    return wanted.stream().distinct().toList();
  }

  private List<EngineSpec> engines() throws UsageException {
    if (engines.isEmpty()) {
      return Engines.all();
    }
    List<EngineSpec> wanted = new ArrayList<>();
    for (String name : engines) {
      wanted.add(
          Engines.find(name)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "no engine '" + name + "'; there are "
                              + String.join(", ", Engines.all().stream().map(EngineSpec::name).toList()))));
    }
    return wanted.stream().distinct().toList();
  }

  private String seed() throws UsageException {
    if (!seed.matches("[0-9a-fA-F]{1,16}")) {
      throw new UsageException("--seed '" + seed + "' is not 1 to 16 hexadecimal digits");
    }
    return seed;
  }

  private GateRequest.Shard shard() throws UsageException {
    if (shard == null) {
      return GateRequest.Shard.WHOLE;
    }
    Matcher parts = SHARD.matcher(shard);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > Integer.parseInt(parts.group(2))) {
      throw new UsageException("--shard '" + shard + "' is not I/N with I from 1 to N");
    }
    return new GateRequest.Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }
}
