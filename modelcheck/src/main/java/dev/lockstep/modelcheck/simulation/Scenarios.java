package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.broadcast.BroadcastScenario;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.pool.PoolKind;
import dev.lockstep.modelcheck.simulation.pool.PoolScenario;
import dev.lockstep.modelcheck.simulation.worker.Kind;
import dev.lockstep.modelcheck.simulation.worker.WorkerScenario;
import dev.lockstep.spec.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be simulated, by the name of the subject. Stateless. */
public final class Scenarios {
  /** The rules that a simulation can see broken. */
  public static final List<String> RULES =
      List.of(
          "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11", "W12", "W13", "W14",
          "O1", "B1", "B2", "B3", "B4", "B5",
          "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "M1", "M2");

  /** The subjects: the kit's own workers and pools, and {@code any}, which is the broadcast. */
  public static final List<String> SUBJECTS =
      Stream.of(
              Stream.of(Kind.values()).map(Kind::subject),
              Stream.of(PoolKind.values()).map(PoolKind::subject),
              Stream.of(Evidence.ANY))
          .flatMap(names -> names)
          .toList();

  private Scenarios() {}

  /** Whether a rule can be at stake in the scenario of this subject. */
  static boolean concerns(String subject, String rule) {
    if (PoolKind.of(subject).isPresent()) {
      return rule.startsWith("S") || rule.startsWith("M");
    }
    boolean ofWorker = rule.startsWith("W") || rule.equals("S5"); // a worker by itself publishes results as well
    return switch (rule) {
      case "O1" -> subject.equals(Kind.CHANNEL.subject());
      default -> ofBroadcast(rule) || (ofWorker && !subject.equals(Evidence.ANY));
    };
  }

  /** Whether it is a rule of the broadcast, and so of the results of workers as well. */
  static boolean ofBroadcast(String rule) {
    return rule.startsWith("B");
  }

  /** The worker subjects: those that a control breaks which names no subject. */
  static boolean isWorker(String subject) {
    return Kind.of(subject).isPresent();
  }

  /** The scenario of a subject, if it has one. */
  public static Optional<Scenario> of(String subject) {
    if (subject.equals(Evidence.ANY)) {
      return Optional.of(new BroadcastScenario());
    }
    Optional<Scenario> worker = Kind.of(subject).map(WorkerScenario::new);
    return worker.or(() -> PoolKind.of(subject).map(PoolScenario::new));
  }
}
