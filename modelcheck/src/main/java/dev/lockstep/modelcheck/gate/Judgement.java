package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.evidence.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * All that the gate has to say: the model behind each of its reports.
 *
 * @param workers the subjects that were asked about
 * @param cells the verdicts on gated rules
 * @param reported ids of rules that are reported and not gated
 * @param ruleCount how many rules there are in all
 * @param results what each engine left
 */
public record Judgement(
    Tier tier,
    String seed,
    Host host,
    List<String> workers,
    List<Cell> cells,
    List<String> reported,
    int ruleCount,
    List<Task.Result> results,
    Duration took) {

  /** The subject of a rule that is about no single worker. */
  public static final String KIT = "kit";

  /** How many cells have this verdict. */
  public long count(Verdict verdict) {
    return cells(verdict).size();
  }

  /** The cells with this verdict. */
  public List<Cell> cells(Verdict verdict) {
    return cells.stream().filter(cell -> cell.verdict() == verdict).toList();
  }

  /** The ids of the rules that are unknown for at least one subject, in the order of the table. */
  public List<String> unknownRules() {
    return cells(Verdict.UNKNOWN).stream().map(cell -> cell.rule().id()).distinct().toList();
  }

  /** How many rules were judged. */
  public long judgedRules() {
    return cells.stream().map(cell -> cell.rule().id()).distinct().count();
  }

  /** Whether the gate was asked for less than everything. */
  public boolean isPartial() {
    return judgedRules() + reported.size() < ruleCount;
  }

  /** 1 if a rule is violated, else 2 if one is unknown or none passes, else 0. */
  public int exitStatus() {
    if (count(Verdict.FAIL) > 0) {
      return ExitStatus.VIOLATION;
    }
    return count(Verdict.UNKNOWN) > 0 || count(Verdict.PASS) == 0 ? ExitStatus.UNKNOWN : ExitStatus.OK;
  }
}
