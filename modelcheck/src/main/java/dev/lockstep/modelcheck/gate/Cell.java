package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.spec.rules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one rule for one subject, with what it rests on.
 *
 * @param subject the worker, or {@link Judgement#KIT} for a rule that is about no single worker
 * @param checks every check that has a say; empty if the rule has none
 */
public record Cell(Rule rule, String subject, Verdict verdict, List<Judged> checks) {

  /**
   * One check's contribution.
   *
   * @param engine the engine's name
   * @param verdict its verdict, after the gate looked at its canary and at how much it explored
   * @param reason why it is unknown or not applicable; null otherwise
   * @param finding what the engine reported; null if nothing
   */
  public record Judged(
      String check, String engine, Verdict verdict, @Nullable String reason, @Nullable Finding finding) {}

  /** The contributions with this verdict. */
  public List<Judged> checks(Verdict wanted) {
    return checks.stream().filter(check -> check.verdict() == wanted).toList();
  }
}
