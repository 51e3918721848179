package dev.lockstep.spec.evidence;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one engine has to say about one subject after one run. The constructor refuses (IllegalArgumentException)
 * evidence without a finding, two findings for the same rule and check, and a check of another engine.
 *
 * @param engine the engine's name, for instance {@code storm}
 * @param subject the subject's name or class; {@code design} for a model of the design; {@code any} where the check
 *     depends on no subject
 * @param control id of the negative control that the run was made on; null on shipped code
 * @param tier how much time the run was given
 * @param seed the run's seed, 1 to 16 lower-case hexadecimal digits
 * @param budgetMillis the time that the engine was given, in milliseconds
 * @param started when the run started
 * @param millis how long it took, in milliseconds
 * @param host where it ran
 * @param canary the broken subject of this run; null where none was run yet
 * @param findings at least one
 */
public record Evidence(
    String engine,
    String subject,
    @Nullable String control,
    Tier tier,
    String seed,
    long budgetMillis,
    Instant started,
    long millis,
    Host host,
    @Nullable Canary canary,
    List<Finding> findings) {
  /** The version of the format, in every file's {@code version}. */
  public static final int VERSION = 1;

  /** The subject of a check that looks at the design and at no code. */
  public static final String DESIGN = "design";

  /** The subject of a check that depends on no subject. */
  public static final String ANY = "any";

  public Evidence {
    Require.text(engine, "engine");
    Require.text(subject, "subject");
    Require.that(control == null || !control.isBlank(), "control is blank");
    Require.that(seed.matches("[0-9a-f]{1,16}"), "seed '" + seed + "' is not 1 to 16 lower-case hexadecimal digits");
    Require.that(budgetMillis >= 0, "budgetMillis is negative");
    Require.that(millis >= 0, "millis is negative");
    findings = List.copyOf(findings);
    Require.that(!findings.isEmpty(), "findings is empty: a run that found nothing out says unknown");
    Set<String> seen = new HashSet<>();
    for (Finding finding : findings) {
      Require.that(
          finding.check().startsWith(engine + "."),
          "check '" + finding.check() + "' does not belong to engine '" + engine + "'");
      Require.that(
          seen.add(finding.rule() + " " + finding.check()),
          "two findings for rule " + finding.rule() + " and check " + finding.check());
    }
  }
}
