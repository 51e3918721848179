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

  /** Whether it says something of one of these workers and pools; a rule about none in particular always does. */
  public boolean concernsAny(List<String> subjects) {
    List<Subjects> kinds = required.stream().map(RequiredCheck::subjects).filter(Subjects::perWorker).toList();
    return kinds.isEmpty() || subjects.stream().anyMatch(each -> kinds.stream().anyMatch(kind -> kind.concerns(each)));
  }
}
