package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.modelcheck.lincheck.channel.BroadcastOperations;
import dev.lockstep.modelcheck.lincheck.channel.BroadcastVerifier;
import dev.lockstep.modelcheck.lincheck.channel.ChannelScenarios;
import dev.lockstep.modelcheck.lincheck.channel.InboxOperations;
import dev.lockstep.modelcheck.lincheck.channel.InboxVerifier;
import dev.lockstep.modelcheck.lincheck.channel.OneshotOperations;
import dev.lockstep.modelcheck.lincheck.channel.OneshotVerifier;
import dev.lockstep.modelcheck.lincheck.channel.OwnerOperations;
import dev.lockstep.modelcheck.lincheck.channel.WatchOperations;
import dev.lockstep.modelcheck.lincheck.channel.WatchVerifier;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.lincheck.explore.NumberedVerifier;
import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import dev.lockstep.modelcheck.lincheck.explore.Target;
import dev.lockstep.modelcheck.lincheck.worker.ChannelOperations;
import dev.lockstep.modelcheck.lincheck.worker.ChannelQueryOperations;
import dev.lockstep.modelcheck.lincheck.worker.DirectVerifier;
import dev.lockstep.modelcheck.lincheck.worker.LoopVerifier;
import dev.lockstep.modelcheck.lincheck.worker.MutexOperations;
import dev.lockstep.modelcheck.lincheck.worker.ScenarioGenerator;
import dev.lockstep.modelcheck.lincheck.worker.TurnOperations;
import dev.lockstep.modelcheck.lincheck.worker.TurnVerifier;
import dev.lockstep.modelcheck.lincheck.worker.WorkerScenarios;
import dev.lockstep.spec.engine.Engine.Check;
import dev.lockstep.spec.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is explored for each subject. */
final class Batches {
  /** The subjects that there is something to explore for. */
  static final List<String> SUBJECTS = List.of("mutex", "channel", "channel-query", Evidence.ANY);

  private static final int GENERATED_SCENARIOS = 4;

  /** Nobody waits for what these tell. */
  private static final List<String> QUESTIONS = List.of("status", "query", "interrupted");

  /** What one thread does alone: it prepares the worker, puts an answer into words, publishes to no subscriber. */
  private static final List<String> ALONE =
      List.of(
          "dev.lockstep.modelcheck.lincheck.worker.Preparation",
          "dev.lockstep.modelcheck.lincheck.worker.Told",
          "dev.lockstep.channel.Outlet");

  /** And what the owner alone touches (rule A2), so that where it is in there makes no difference to anybody. */
  private static final List<String> OWNED =
      Stream.concat(
              ALONE.stream(), Stream.of("WorkerState", "Tally", "WorkerStatus").map("dev.lockstep.worker."::concat))
          .toList();

  private static final Target MUTEX = worker(MutexOperations.class, DirectVerifier.class, ALONE);
  private static final Target LOOP = worker(ChannelOperations.class, LoopVerifier.class, OWNED);
  private static final Target QUERY = worker(ChannelQueryOperations.class, LoopVerifier.class, OWNED);
  private static final Target TURNS = worker(TurnOperations.class, TurnVerifier.class, OWNED);

  private Batches() {}

  private static Target worker(
      Class<?> operations,
      Class<? extends ModelVerifier<?, ?>> judge,
      List<String> confined) {
    return new Target(operations, judge, QUESTIONS, confined, false);
  }

  /** Everything that the engine checks. */
  static List<Check> checks() {
    return SUBJECTS.stream().flatMap(Batches::checks).distinct().toList();
  }

  /** Whether the check is about the kit, and not about a worker. */
  static boolean ofTheKit(Check check) {
    return checks(Evidence.ANY).anyMatch(check::equals);
  }

  private static Stream<Check> checks(String subject) {
    return of(subject, 0).stream().flatMap(batch -> batch.items().stream()).map(Batch.Item::check);
  }

  private static Check check(String rule) {
    return new Check(rule, "lincheck." + rule.toLowerCase(Locale.ROOT));
  }

  /** What is explored for this subject; nothing for one that is not of the kit. */
  static List<Batch> of(String subject, long seed) {
    ScenarioGenerator generator = new ScenarioGenerator(seed);
    return switch (subject) {
      case "mutex" -> List.of(byRule(MUTEX, 1, WorkerScenarios.direct(), generator::clients));
      case "channel" -> channel(generator);
      case "channel-query" -> withOwner(QUERY, WorkerScenarios.withOwner(), generator);
      case Evidence.ANY -> kit();
      default -> List.of();
    };
  }

  private static List<Batch> channel(ScenarioGenerator generator) {
    List<Batch> all = new ArrayList<>();
    Target inbox = Target.of(InboxOperations.class, InboxVerifier.class);
    all.add(forCheck(inbox, 2, new Check("W4", "lincheck.inbox"), ChannelScenarios.INBOX));
    Target owner = Target.of(OwnerOperations.class, NumberedVerifier.class);
    all.add(forCheck(owner, 2, new Check("W4", "lincheck.wake-up"), ChannelScenarios.OWNER));
    all.add(new Batch(TURNS, 4, items(WorkerScenarios.inOneTurn())));
    all.add(byRule(TURNS, 1, WorkerScenarios.inTurns(), generator::inTurns));
    all.addAll(withOwner(LOOP, WorkerScenarios.waiting(), generator));
    return all;
  }

  private static List<Batch> withOwner(
      Target target, Map<String, List<Scenario>> scenarios, ScenarioGenerator generator) {
    return List.of(
        forCheck(target, 8, check("W4"), List.of(WorkerScenarios.leavingOwner())),
        byRule(target, 1, scenarios, generator::withOwner));
  }

  /** The parts that all workers share, or that stand for themselves. A watch and a broadcast never wait (O1, B3). */
  private static List<Batch> kit() {
    Target oneshot = Target.of(OneshotOperations.class, OneshotVerifier.class);
    Target watch = new Target(WatchOperations.class, WatchVerifier.class, List.of("read"), List.of(), true);
    Target broadcast =
        new Target(BroadcastOperations.class, BroadcastVerifier.class, List.of("poll"), List.of(), true);
    Target waiting = Target.of(BroadcastOperations.class, BroadcastVerifier.class);
    return List.of(
        forCheck(oneshot, 2, new Check("W4", "lincheck.oneshot"), ChannelScenarios.ONESHOT),
        forCheck(watch, 2, check("O1"), ChannelScenarios.WATCH),
        new Batch(broadcast, 2, items(ChannelScenarios.broadcast())),
        forCheck(waiting, 2, check("B1"), ChannelScenarios.BROADCAST_WAITING));
  }

  private static Batch forCheck(Target target, int weight, Check check, List<Scenario> scenarios) {
    return new Batch(target, weight, scenarios.stream().map(scenario -> new Batch.Item(check, scenario)).toList());
  }

  private static Batch byRule(
      Target target, int weight, Map<String, List<Scenario>> scenarios, Supplier<Scenario> generator) {
    List<Batch.Item> items = items(scenarios);
    for (int i = 0; i < GENERATED_SCENARIOS; i++) {
      items.add(new Batch.Item(new Check("W2", "lincheck.generated"), generator.get()));
    }
    return new Batch(target, weight, items);
  }

  private static List<Batch.Item> items(Map<String, List<Scenario>> byRule) {
    List<Batch.Item> items = new ArrayList<>();
    byRule.forEach((rule, all) -> all.forEach(scenario -> items.add(new Batch.Item(check(rule), scenario))));
    return items;
  }
}
