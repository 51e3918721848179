package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Completes the commands that show a violation again: an engine does not know which of its classes are the user's. */
final class Replays {
  /** The commands that take {@code --classpath}; the others are not about the user's classes. */
  private static final Pattern ABOUT_USER_CLASSES = Pattern.compile("\\./lockstep (contract|storm|vectors) .*");

  private Replays() {}

  /** The same evidence, whose commands find the user's classes. */
  static Evidence in(Evidence evidence, List<Path> userClasses) {
    if (userClasses.isEmpty()) {
      return evidence;
    }
    List<Finding> findings = evidence.findings().stream().map(finding -> completed(finding, userClasses)).toList();
    return new Evidence(
        evidence.engine(), evidence.subject(), evidence.control(), evidence.tier(), evidence.seed(),
        evidence.budgetMillis(), evidence.started(), evidence.millis(), evidence.host(), evidence.canary(), findings);
  }

  private static Finding completed(Finding finding, List<Path> userClasses) {
    String command = finding.replay();
    if (finding.verdict() != Verdict.FAIL || command == null || !ABOUT_USER_CLASSES.matcher(command).matches()) {
      return finding;
    }
    String where = userClasses.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    String quoted = where.matches("[\\w./:+-]+") ? where : "'" + where.replace("'", "'\\''") + "'";
    return Finding.fail(
        finding.rule(), finding.check(), finding.explored(), String.valueOf(finding.seen()),
        command + " --classpath " + quoted);
  }
}
