package dev.lockstep.spec.rules;

import dev.lockstep.spec.evidence.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which subjects a required check must have looked at. */
public enum Subjects {
  /** Every worker that the gate was pointed at, the user's own included: one run for each. */
  WORKERS("workers"),
  /** The workers whose state an owner thread holds behind an inbox. */
  CHANNEL_WORKERS("channel-workers"),
  /** The worker whose state lies behind a lock. */
  MUTEX("mutex"),
  /** The pools of the kit: a supervisor, by the kind of its workers. */
  POOLS("pools"),
  /** The design: a model, no code. One run stands for every subject. */
  DESIGN(Evidence.DESIGN),
  /** A shared building block. One run stands for every subject. */
  ANY(Evidence.ANY);

  private static final List<String> CHANNEL_NAMES = List.of("channel", "channel-query");
  private static final List<String> POOL_NAMES = List.of("supervisor-mutex", "supervisor-channel");

  private final String label;

  Subjects(String label) {
    this.label = label;
  }

  /** The word in the rule table. */
  public String label() {
    return label;
  }

  /** The set with this label, if there is one. */
  public static Optional<Subjects> ofLabel(String label) {
    return Arrays.stream(values()).filter(subjects -> subjects.label.equals(label)).findFirst();
  }

  /** The names of the kit's pools. */
  public static List<String> pools() {
    return POOL_NAMES;
  }

  /** Whether the check says something about single workers or pools, and not about all. */
  public boolean perWorker() {
    return this != DESIGN && this != ANY;
  }

  /** Whether the check is about what {@code subject} is: a check of workers says nothing of a pool. */
  public boolean concerns(String subject) {
    return perWorker() && (this == POOLS) == POOL_NAMES.contains(subject);
  }

  /** Whether the check is required of this worker or pool (its name or class). */
  public boolean include(String subject) {
    return switch (this) {
      case WORKERS -> !POOL_NAMES.contains(subject);
      case CHANNEL_WORKERS -> CHANNEL_NAMES.contains(subject);
      case POOLS -> POOL_NAMES.contains(subject);
      case MUTEX -> subject.equals(label);
      case DESIGN, ANY -> true;
    };
  }

  /**
   * Whether evidence about {@code subject} is about this worker or pool: it carries its name or, of a run that drives
   * the kit's own workers together, {@code any}. Where the check is about no worker, it carries the label.
   */
  public boolean isAbout(String subject, String worker) {
    boolean together = this == CHANNEL_WORKERS || this == MUTEX;
    return perWorker() ? subject.equals(worker) || together && subject.equals(Evidence.ANY) : subject.equals(label);
  }
}
