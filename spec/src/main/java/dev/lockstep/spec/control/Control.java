package dev.lockstep.spec.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A negative control: a small change of the shipped code that breaks a rule, and that the killers must notice.
 *
 * @param id kebab-case; the name of its file without {@code .diff}
 * @param rules ids of the rules that it breaks, the main one first; at least one
 * @param breaks one sentence: what the change does, and what a client sees of it
 * @param killers names of the engines that must catch it, the canary's engine first; at least one
 * @param subjects names of the subjects that it breaks; empty: every worker
 * @param hardware on which processors the defect can be seen, if it depends on the order of accesses to memory; else
 *     null
 * @param diff the unified diff, paths relative to {@code core/src/main/java}
 */
public record Control(
    String id,
    List<String> rules,
    String breaks,
    List<String> killers,
    List<String> subjects,
    @Nullable Hardware hardware,
    String diff) {

  /**
   * What the defect needs of the processor and the compiler.
   *
   * @param architectures those that have shown it, as in {@code os.arch}; none: it has not been seen yet
   * @param reason why it shows there, or why it does not
   */
  public record Hardware(List<String> architectures, String reason) {
    public Hardware {
      architectures = List.copyOf(architectures);
    }
  }

  public Control {
    rules = List.copyOf(rules);
    killers = List.copyOf(killers);
    subjects = List.copyOf(subjects);
  }

  /** A control whose defect shows on every processor. */
  public Control(
      String id, List<String> rules, String breaks, List<String> killers, List<String> subjects, String diff) {
    this(id, rules, breaks, killers, subjects, null, diff);
  }

  /** Whether this architecture is known to show the defect. */
  public boolean showsOn(String architecture) {
    return hardware == null || hardware.architectures().contains(architecture);
  }

  /** Whether the subject with this name is broken by this control. */
  public boolean breaksSubject(String subject) {
    return subjects.isEmpty() || subjects.contains(subject);
  }
}
