package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.spec.rules.RequiredCheck;
import dev.lockstep.spec.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the evidence is worth. A rule passes for a subject only if every check that the rule table requires for
 * it passed, explored at least its minimum, and comes from an engine that caught its canary in the same run; and at
 * least one of them looked at the subject itself, for what is known of the design and of the kit's building blocks says
 * nothing of a worker that does not use them. One failure fails the rule. Everything else is unknown.
 *
 * <p>Evidence from a run on a negative control says nothing about the shipped code and is not looked at.
 */
final class Judge {
  private final List<Task.Result> results;

  Judge(List<Task.Result> results) {
    this.results = results;
  }

  /**
   * The cells of {@code rule}: one for each worker or pool that it is about, or one for the kit if no check of the rule
   * is about single ones.
   */
  List<Cell> judge(Rule rule, List<String> workers) {
    return rule.perWorker()
        ? workers.stream().filter(rule::concerns).map(subject -> cell(rule, subject)).toList()
        : List.of(cell(rule, Judgement.KIT));
  }

  private Cell cell(Rule rule, String subject) {
    List<Cell.Judged> judged = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    boolean lookedAt = subject.equals(Judgement.KIT);
    for (RequiredCheck check : rule.required()) {
      named.add(check.check());
      if (check.subjects().include(subject)) {
        Cell.Judged one = judge(rule, check, subject);
        lookedAt |= check.subjects().perWorker() && one.verdict() == Verdict.PASS;
        judged.add(one);
      }
    }
    judged.addAll(failuresBeyond(named, rule, subject));
    Verdict verdict = overall(judged);
    return new Cell(
        rule, subject, verdict == Verdict.PASS && !lookedAt ? Verdict.NOT_APPLICABLE : verdict, List.copyOf(judged));
  }

  private static Verdict overall(List<Cell.Judged> judged) {
    Set<Verdict> seen = new LinkedHashSet<>(judged.stream().map(Cell.Judged::verdict).toList());
    if (seen.contains(Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    if (judged.isEmpty() || seen.contains(Verdict.UNKNOWN)) {
      return Verdict.UNKNOWN;
    }
    return seen.contains(Verdict.PASS) ? Verdict.PASS : Verdict.NOT_APPLICABLE;
  }

  private Cell.Judged judge(Rule rule, RequiredCheck check, String subject) {
    Optional<Evidence> evidence =
        about(subject)
            .filter(e -> e.engine().equals(check.engine()) && check.subjects().isAbout(e.subject(), subject))
            .findFirst();
    if (evidence.isEmpty()) {
      return new Cell.Judged(check.check(), check.engine(), Verdict.UNKNOWN, whyNoEvidence(check, subject), null);
    }
    Optional<Finding> finding =
        evidence.get().findings().stream()
            .filter(f -> f.rule().equals(rule.id()) && f.check().equals(check.check()))
            .findFirst();
    if (finding.isEmpty()) {
      String reason = "the evidence of " + check.engine() + " lacks this check";
      return new Cell.Judged(check.check(), check.engine(), Verdict.UNKNOWN, reason, null);
    }
    return weigh(check, evidence.get(), finding.get());
  }

  private static Cell.Judged weigh(RequiredCheck check, Evidence evidence, Finding finding) {
    Verdict verdict = finding.verdict();
    String reason = finding.reason();
    if (verdict == Verdict.SKIPPED) {
      verdict = Verdict.UNKNOWN;
      reason = "skipped: " + reason;
    } else if (verdict == Verdict.PASS) {
      Optional<String> doubt = doubt(check, evidence.canary(), finding);
      if (doubt.isPresent()) {
        verdict = Verdict.UNKNOWN;
        reason = doubt.get();
      }
    }
    return new Cell.Judged(check.check(), check.engine(), verdict, reason, finding);
  }

  /** Why a pass does not count. */
  private static Optional<String> doubt(RequiredCheck check, @Nullable Canary canary, Finding finding) {
    if (canary == null) {
      return Optional.of("the engine ran no canary");
    }
    if (!canary.caught()) {
      return Optional.of("the engine missed its canary " + canary.name() + ": " + canary.detail());
    }
    List<String> shortfall = check.shortfall(finding);
    if (!shortfall.isEmpty()) {
      return Optional.of("explored too little: " + String.join(", ", shortfall));
    }
    return Optional.empty();
  }

  /** A violation counts whoever saw it, required or not; but not one of a check that is about other workers. */
  private List<Cell.Judged> failuresBeyond(Set<String> named, Rule rule, String subject) {
    return about(subject)
        .flatMap(
            evidence ->
                evidence.findings().stream()
                    .filter(f -> f.rule().equals(rule.id()) && f.verdict() == Verdict.FAIL)
                    .filter(f -> !named.contains(f.check()))
                    .map(f -> new Cell.Judged(f.check(), evidence.engine(), Verdict.FAIL, null, f)))
        .toList();
  }

  private Stream<Evidence> about(String subject) {
    return results.stream()
        .flatMap(result -> Stream.ofNullable(result.evidence()))
        .filter(evidence -> evidence.control() == null)
        .filter(evidence -> evidence.subject().equals(subject) || isGeneral(evidence.subject()));
  }

  private static boolean isGeneral(String subject) {
    return subject.equals(Evidence.ANY) || subject.equals(Evidence.DESIGN);
  }

  private String whyNoEvidence(RequiredCheck check, String subject) {
    return results.stream()
        .filter(result -> result.task().engine().name().equals(check.engine()))
        .filter(result -> result.task().subject().equals(subject) || isGeneral(result.task().subject()))
        .flatMap(result -> Stream.ofNullable(result.problem()))
        .findFirst()
        .orElse(check.engine() + " was not run");
  }
}
