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
  /** The design: a model, no code. One run stands for every subject. */
  DESIGN(Evidence.DESIGN),
  /** A shared building block. One run stands for every subject. */
  ANY(Evidence.ANY);

  private static final List<String> CHANNEL_NAMES = List.of("channel", "channel-query");

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

  /** Whether there is one run for each worker, and not one that stands for all. */
  public boolean perWorker() {
    return this == WORKERS || this == CHANNEL_WORKERS;
  }

  /** Whether the check is required of this worker (its name or class). */
  public boolean include(String worker) {
    return this != CHANNEL_WORKERS || CHANNEL_NAMES.contains(worker);
  }

  /** The subject that the evidence about this worker carries: the worker itself, {@code design} or {@code any}. */
  public String evidenceSubject(String worker) {
    return perWorker() ? worker : label;
  }
}
