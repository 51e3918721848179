package dev.lockstep.spec.rules;

import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A check that a rule needs, and how much it must explore before its pass counts.
 *
 * @param check the check's id, {@code engine.kebab-name}
 * @param engine the engine that has it
 * @param subjects which subjects it must have looked at
 * @param minimum the least count by unit; at least one unit, each count at least 1; sorted
 */
public record RequiredCheck(String check, String engine, Subjects subjects, SortedMap<String, Long> minimum) {
  public RequiredCheck {
    minimum = Collections.unmodifiableSortedMap(new TreeMap<>(minimum));
  }

  /** What the finding explored too little of, for instance {@code rounds 3 of 10}; empty if it explored enough. */
  public List<String> shortfall(Finding finding) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Long> unit : minimum.entrySet()) {
      long explored = finding.explored().getOrDefault(unit.getKey(), 0L);
      if (explored < unit.getValue()) {
        missing.add(unit.getKey() + " " + explored + " of " + unit.getValue());
      }
    }
    return List.copyOf(missing);
  }
}
