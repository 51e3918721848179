package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.gate.EngineSpec;
import dev.lockstep.modelcheck.gate.Engines;
import dev.lockstep.modelcheck.gate.Gate;
import dev.lockstep.modelcheck.gate.GateRequest;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.OptionValues;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
  private @Nullable String seed;

  @Option(names = "--report", paramLabel = "DIR", description = "where the reports go (default: target/lockstep)")
  private @Nullable Path report;

  @Option(names = "--shard", paramLabel = "I/N", description = "make only the Ith of N shares of the runs; --merge judges them all")
  private @Nullable String shard;

  @Option(
      names = "--merge",
      paramLabel = "DIR",
      description = "run nothing: judge the evidence in the report directories of shards together; repeatable")
  private List<Path> merged = new ArrayList<>();

  @Option(names = "--json", description = "print the judgement as JSON instead of text")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    return new Gate(request(), command.getOut(), command.getErr(), json).run();
  }

  private static String byChance() {
    return Integer.toHexString(ThreadLocalRandom.current().nextInt() & 0xffffff);
  }

  private GateRequest request() throws Exception {
    List<String> workers = workers();
    Path directory = report();
    return new GateRequest(
        OptionValues.tier(tier),
        workers,
        rules(workers),
        engines(),
        userClasses.entries(),
        seed == null ? byChance() : Long.toHexString(OptionValues.seed(seed)),
        directory,
        shard(),
        merged(directory));
  }

  /** Shards of one gate have one seed, which tells their evidence from that of other gates. */
  private List<Path> merged(Path own) throws UsageException, IOException {
    for (Path directory : merged) {
      if (!Files.isDirectory(directory.resolve("evidence"))) {
        throw new UsageException("--merge " + directory + ": no gate left its evidence there");
      }
      if (Files.isSameFile(directory, own)) {
        throw new UsageException("--merge " + directory + ": this gate's own report would replace it; see --report");
      }
    }
    if (!merged.isEmpty() && (seed == null || shard != null)) {
      throw new UsageException("--merge needs the --seed of the shards, and no --shard");
    }
    return List.copyOf(merged);
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

  private List<Rule> rules(List<String> workers) throws Exception {
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
      if (rule.perWorker() && workers.stream().noneMatch(rule::concerns)) {
        throw new UsageException("rule " + id + " is about none of " + String.join(", ", workers));
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
