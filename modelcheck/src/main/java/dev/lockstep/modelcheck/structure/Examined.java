package dev.lockstep.modelcheck.structure;

import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a check has seen.
 *
 * @param explored how much it looked at, by unit
 * @param offences what breaks the rule, each in words that say where and why; what matters most comes first
 * @param doubts why a pass would say too much
 */
record Examined(Map<String, Long> explored, List<String> offences, List<String> doubts) {
  private static final int SHOWN = 6;

  Examined {
    explored = Map.copyOf(explored);
    offences = List.copyOf(offences);
    doubts = List.copyOf(doubts);
  }

  /** The finding of {@code check} on {@code rule}; {@code replay} shows an offence again. */
  Finding finding(String rule, String check, String replay) {
    if (!offences.isEmpty()) {
      return Finding.fail(rule, check, explored, shown(offences, "\n"), replay);
    }
    if (!doubts.isEmpty()) {
      return Finding.unknown(rule, check, explored, shown(doubts, "; "));
    }
    return Finding.pass(rule, check, explored);
  }

  private static String shown(List<String> all, String separator) {
    List<String> lines = new ArrayList<>(all.subList(0, Math.min(SHOWN, all.size())));
    if (all.size() > SHOWN) {
      lines.add("and " + (all.size() - SHOWN) + " more");
    }
    return String.join(separator, lines);
  }
}
