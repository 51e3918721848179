package dev.lockstep.bench.regression;

import dev.lockstep.bench.Result;
import dev.lockstep.bench.claims.Machine;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where figures come from. Those of two processors, JDKs or kernels differ by more than a regression does, so that they
 * are not compared, unless somebody insists; and what a file does not tell is not taken to be the same.
 *
 * <p>Stateless and thread-safe.
 */
public final class Fingerprint {
  /** When a run was made; no part of the comparison. */
  public static final String TAKEN = "taken";

  private static final List<String> MACHINE = List.of("processor", "cores", "system");

  private Fingerprint() {}

  /** The facts of this machine that JMH does not write itself. */
  public static SortedMap<String, String> current() {
    Machine machine = Machine.current();
    return new TreeMap<>(
        Map.of("processor", machine.processor(), "cores", String.valueOf(machine.cores()), "system", machine.os()));
  }

  /** Why the two cannot be compared, a line each; empty if they can. */
  static SortedSet<String> mismatches(Samples base, Samples candidate, boolean flagsMayDiffer) {
    SortedSet<String> all = new TreeSet<>();
    Result.Setting before = base.setting();
    Result.Setting after = candidate.setting();
    SortedSet<String> names = new TreeSet<>(MACHINE);
    names.addAll(before.facts().keySet());
    names.addAll(after.facts().keySet());
    names.remove(TAKEN);
    for (String name : names) {
      String one = before.facts().getOrDefault(name, "(not told)");
      String other = after.facts().getOrDefault(name, "(not told)");
      if (!one.equals(other)) {
        all.add(name + ": " + one + " against " + other);
      } else if (one.equals("(not told)")) {
        all.add(name + ": told by neither");
      }
    }
    if (!before.mode().equals(after.mode())) {
      all.add(base.key() + ": mode " + before.mode() + " against " + after.mode());
    }
    if (!flagsMayDiffer && !before.flags().equals(after.flags())) {
      all.add(base.key() + ": JVM flags " + before.flags() + " against " + after.flags());
    }
    return all;
  }
}
