package dev.lockstep.spec.control;

import java.util.List;

/**
 * A negative control: a small change of the shipped code that breaks a rule, and that the killers must notice.
 *
 * @param id kebab-case; the name of its file without {@code .diff}
 * @param rules ids of the rules that it breaks, the main one first; at least one
 * @param breaks one sentence: what the change does, and what a client sees of it
 * @param killers names of the engines that must catch it, the canary's engine first; at least one
 * @param subjects names of the subjects that it breaks; empty: every worker
 * @param diff the unified diff, paths relative to {@code core/src/main/java}
 */
public record Control(
    String id, List<String> rules, String breaks, List<String> killers, List<String> subjects, String diff) {
  public Control {
    rules = List.copyOf(rules);
    killers = List.copyOf(killers);
    subjects = List.copyOf(subjects);
  }

  /** Whether the subject with this name is broken by this control. */
  public boolean breaksSubject(String subject) {
    return subjects.isEmpty() || subjects.contains(subject);
  }
}
