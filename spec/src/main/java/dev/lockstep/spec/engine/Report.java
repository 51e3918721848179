package dev.lockstep.spec.engine;

import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an engine finds, as it finds it, so that a crash loses nothing that was known before it.
 *
 * <p>Thread-safe.
 */
public final class Report {
  private final List<Engine.Check> declared;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Canary canary;

  Report(List<Engine.Check> declared, Progress progress) {
    this.declared = List.copyOf(declared);
    this.progress = progress;
  }

  /**
   * Adds the finding of one check on one rule.
   *
   * @throws IllegalStateException if the engine has no such check, or has reported it already
   */
  public synchronized void add(Finding finding) {
    Engine.Check check = new Engine.Check(finding.rule(), finding.check());
    if (!declared.contains(check)) {
      throw new IllegalStateException("no check " + check.id() + " on rule " + check.rule() + " was declared");
    }
    if (has(check)) {
      throw new IllegalStateException("check " + check.id() + " on rule " + check.rule() + " was reported twice");
    }
    findings.add(finding);
  }

  /** Sets what became of the broken subject that the engine was shown in this run. */
  public synchronized void canary(Canary canary) {
    this.canary = Objects.requireNonNull(canary);
  }

  /** Where the engine says how far it is. */
  public Progress progress() {
    return progress;
  }

  /** The findings so far, and an unknown, with this reason, for each wanted check that reported nothing. */
  synchronized List<Finding> complete(List<String> wantedRules, String reason) {
    List<Finding> complete = new ArrayList<>(findings);
    for (Engine.Check check : declared) {
      if (wantedRules.contains(check.rule()) && !has(check)) {
        complete.add(Finding.unknown(check.rule(), check.id(), Map.of(), reason));
      }
    }
    return List.copyOf(complete);
  }

  synchronized @Nullable Canary canary() {
    return canary;
  }

  private boolean has(Engine.Check check) {
    return findings.stream().anyMatch(f -> f.rule().equals(check.rule()) && f.check().equals(check.id()));
  }
}
