package dev.lockstep.spec.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one check found about one rule.
 *
 * <p>The constructor refuses (IllegalArgumentException) a finding that says too little: a pass that explored nothing,
 * a fail that does not say what was seen and how to see it again, any other verdict without a reason.
 *
 * @param rule the rule's id, for instance {@code W5}
 * @param check the check's id, {@code engine.kebab-name}
 * @param verdict what the check says
 * @param explored how much was looked at: counts from 0 up, by unit (rounds, operations, samples, ...); sorted
 * @param reason why the verdict is skipped, unknown or not-applicable; null for pass and fail
 * @param seen for a fail: the violation in one line, and below it how it came about if that is known; else null
 * @param replay for a fail: a command, or a seed and round, that shows it again; else null
 */
public record Finding(
    String rule,
    String check,
    Verdict verdict,
    SortedMap<String, Long> explored,
    @Nullable String reason,
    @Nullable String seen,
    @Nullable String replay) {
  private static final String RULE_ID = "[A-Z][0-9]+[a-z]?";
  private static final String CHECK_ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*";

  public Finding {
    Require.text(rule, "rule");
    Require.text(check, "check");
    Require.that(rule.matches(RULE_ID), "rule '" + rule + "' is not a rule id");
    Require.that(check.matches(CHECK_ID), "check '" + check + "' is not of the form engine.kebab-name");
    explored = Collections.unmodifiableSortedMap(new TreeMap<>(explored));
    Require.that(explored.values().stream().allMatch(n -> n >= 0), "explored has a negative count");
    switch (verdict) {
      case PASS -> {
        Require.that(explored.values().stream().anyMatch(n -> n > 0), "a pass that explored nothing is no pass");
        Require.that(reason == null && seen == null && replay == null, "a pass has no reason, seen or replay");
      }
      case FAIL -> {
        Require.text(seen, "seen");
        Require.text(replay, "replay");
        Require.that(reason == null, "a fail says what was seen, it has no reason");
      }
      case SKIPPED, UNKNOWN, NOT_APPLICABLE -> {
        Require.text(reason, "reason");
        Require.that(seen == null && replay == null, "only a fail has seen and replay");
      }
    }
  }

  /** No violation in what was explored, which must not be nothing. */
  public static Finding pass(String rule, String check, Map<String, Long> explored) {
    return new Finding(rule, check, Verdict.PASS, new TreeMap<>(explored), null, null, null);
  }

  /** A violation: what was seen, and how to see it again. */
  public static Finding fail(String rule, String check, Map<String, Long> explored, String seen, String replay) {
    return new Finding(rule, check, Verdict.FAIL, new TreeMap<>(explored), null, seen, replay);
  }

  /** Left out on purpose. */
  public static Finding skipped(String rule, String check, String reason) {
    return new Finding(rule, check, Verdict.SKIPPED, new TreeMap<>(), reason, null, null);
  }

  /** Nobody knows, and why; {@code explored} is what was looked at all the same, empty if nothing. */
  public static Finding unknown(String rule, String check, Map<String, Long> explored, String reason) {
    return new Finding(rule, check, Verdict.UNKNOWN, new TreeMap<>(explored), reason, null, null);
  }

  /** The check makes no statement about this subject. */
  public static Finding notApplicable(String rule, String check, String reason) {
    return new Finding(rule, check, Verdict.NOT_APPLICABLE, new TreeMap<>(), reason, null, null);
  }
}
