package dev.lockstep.modelcheck.storm;

import dev.lockstep.worker.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a storm says to people. */
final class StormText {
  private StormText() {}

  /** How far it is. */
  static String progress(Balance balance) {
    return String.format(
        Locale.ROOT,
        "%,d rounds, %,d requests (%,d settled), %,d status reads, %d violations",
        balance.rounds(),
        balance.requests(),
        balance.settled(),
        balance.statusReads(),
        balance.violations().values().stream().mapToLong(Long::longValue).sum());
  }

  /** How far it is after so many seconds, and how fast. */
  static String progress(Balance balance, double seconds) {
    return String.format(
        Locale.ROOT,
        "%3.0f s  %s, %,.0f requests/s, %,.0f status/s",
        seconds,
        progress(balance),
        balance.requests() / seconds,
        balance.statusReads() / seconds);
  }

  /** The command that runs the same plan again. It repeats the plan, not the schedule: that is the machine's. */
  static String replay(String subject, long seed, Storm.Sighting sighting, @Nullable String control) {
    return "./lockstep storm --subject " + subject + " --seed " + Long.toHexString(seed) + " --round "
        + sighting.round()
        + (control == null ? "" : " --control " + control);
  }

  /** The closing balance sheet. */
  static List<String> sheet(Storm storm, double seconds) {
    Balance balance = storm.balance();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "rounds      %,d on %,d workers, %,d shut down in mid-flight, %.1f s (%,.0f requests/s, %,.0f status/s)",
            balance.rounds(),
            balance.lives(),
            balance.shutdowns(),
            seconds,
            balance.requests() / seconds,
            balance.statusReads() / seconds));
    long unanswered = balance.requests() - balance.accepted() - balance.refused();
    lines.add(
        String.format(
            Locale.ROOT,
            "submitted   %,d = accepted %,d + full %,d + stopping %,d + stopped %,d + withdrawn %,d%s",
            balance.requests(),
            balance.accepted(),
            balance.refused(Refusal.FULL),
            balance.refused(Refusal.STOPPING),
            balance.refused(Refusal.STOPPED),
            balance.refused(Refusal.WITHDRAWN),
            unanswered == 0 ? "" : " + unanswered " + unanswered));
    long unsettled = balance.accepted() - balance.settled();
    lines.add(
        String.format(
            Locale.ROOT,
            "accepted    %,d = completed %,d + failed %,d + timed out %,d + cancelled %,d%s",
            balance.accepted(),
            balance.settled("completed"),
            balance.settled("failed"),
            balance.settled("timed out"),
            balance.settled("cancelled"),
            unsettled == 0 ? "" : " + unsettled " + unsettled));
    lines.add(
        String.format(
            Locale.ROOT,
            "executions  %,d interrupted, %,d outlived their request; status answered during one: %s",
            balance.interrupted(),
            balance.lingering(),
            storm.checks().status().explored()));
    lines.add(violations(storm));
    return lines;
  }

  private static String violations(Storm storm) {
    Balance balance = storm.balance();
    List<String> parts = new ArrayList<>();
    balance.violations().forEach((rule, times) -> parts.add(rule + " " + times));
    String found = parts.isEmpty() ? "none in " + balance.rounds() + " rounds" : String.join(", ", parts) + " (rounds)";
    long undecided = storm.checks().linearizable().undecided();
    return "violations  " + found
        + (undecided == 0 ? "" : "; linearizability undecided in " + undecided)
        + (balance.disturbedRounds() == 0 ? "" : "; not judged, the machine stood still: " + balance.disturbedRounds());
  }

  /**
   * One violation, for a programmer: the rule, what was seen, where a stuck thread stands, where to look, how to repeat
   * it.
   */
  static List<String> violation(Storm.Sighting sighting, @Nullable Object history, String replay) {
    List<String> lines = new ArrayList<>();
    lines.add("FAIL " + sighting.violation().rule() + "  " + sighting.violation().demands());
    lines.add("  seen     " + sighting.violation().seen() + " (round " + sighting.round() + ")");
    sighting.violation().stack().lines().forEach(lines::add);
    if (history != null) {
      lines.add("  history  " + history);
    }
    lines.add("  replay   " + replay + "   (the same plan again; the schedule is the machine's)");
    return lines;
  }
}
