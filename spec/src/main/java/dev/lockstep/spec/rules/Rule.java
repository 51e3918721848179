package dev.lockstep.spec.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the contract, as {@code RULES.md} states it.
 *
 * @param id for instance {@code W5}; a rule that was split has a letter, {@code W4a}
 * @param title a few words, for a row of a table
 * @param must the rule itself
 * @param intent why it is a rule
 * @param gated whether the gate fails on it; the claims are reported only
 * @param required the checks that must pass; empty means that the rule is unknown, never that it passes
 * @param unchecked where {@code required} is empty: why, and what kind of check is meant; else null
 * @param controls ids of the negative controls that break this rule
 */
public record Rule(
    String id,
    String title,
    String must,
    String intent,
    boolean gated,
    List<RequiredCheck> required,
    @Nullable String unchecked,
    List<String> controls) {
  public Rule {
    required = List.copyOf(required);
    controls = List.copyOf(controls);
  }

  /** Whether any check is required, so that the rule can pass. */
  public boolean checked() {
    return !required.isEmpty();
  }

  /** Whether one of its checks is about single workers or pools, and not about all. */
  public boolean perWorker() {
    return required.stream().map(RequiredCheck::subjects).anyMatch(Subjects::perWorker);
  }

  /** Whether it is about what {@code subject}, a single worker or pool, is. */
  public boolean concerns(String subject) {
    return required.stream().map(RequiredCheck::subjects).anyMatch(subjects -> subjects.concerns(subject));
  }
}
