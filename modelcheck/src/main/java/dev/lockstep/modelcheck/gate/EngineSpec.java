package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.rules.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the gate knows of an engine: how to start it, and what for.
 *
 * @param name the engine's name, as in its evidence
 * @param letter stands for the engine in the table
 * @param sees one line for a person: what this engine looks at
 * @param module the module whose class path it runs on
 * @param mainClass its entry point
 * @param jvmFlags what its JVM needs
 * @param subjects which kinds of subjects it runs on
 * @param quick its budget in the quick tier; the full tier gives ten times as much, the deep tier sixty times
 */
public record EngineSpec(
    String name,
    char letter,
    String sees,
    String module,
    String mainClass,
    List<String> jvmFlags,
    List<Subjects> subjects,
    Duration quick) {

  public EngineSpec {
    subjects = List.copyOf(subjects);
  }

  /** An engine that runs on one kind of subjects. */
  public EngineSpec(
      String name,
      char letter,
      String sees,
      String module,
      String mainClass,
      List<String> jvmFlags,
      Subjects subjects,
      Duration quick) {
    this(name, letter, sees, module, mainClass, jvmFlags, List.of(subjects), quick);
  }

  /** The subjects to run it on, when the gate is asked about {@code workers}. */
  public List<String> subjectsAmong(List<String> workers) {
    return subjects.stream()
        .flatMap(kind -> kind.perWorker() ? workers.stream().filter(kind::include) : Stream.of(kind.label()))
        .toList();
  }

  /** The budget in {@code tier}. */
  public Duration budget(Tier tier) {
    return switch (tier) {
      case QUICK -> quick;
      case FULL -> quick.multipliedBy(10);
      case DEEP -> quick.multipliedBy(60);
    };
  }

  /** How long the process may live: the budget, and room for its start, its canary and a slow machine. */
  public Duration timeLimit(Tier tier) {
    return budget(tier).multipliedBy(2).plusSeconds(90);
  }
}
