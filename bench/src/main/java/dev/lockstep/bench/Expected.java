package dev.lockstep.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The results that a run must give, taken from the list that JMH's annotation processor wrote, and not from what
 * happened to run.
 *
 * <p>Stateless and thread-safe.
 */
public final class Expected {
  private Expected() {}

  /**
   * The {@link Result#key keys} of all benchmarks on the class path that match {@code include}, for all parameter
   * values.
   */
  public static SortedSet<String> keys(String include) {
    SortedSet<String> keys = new TreeSet<>();
    var silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().find(silent, List.of(include), List.of())) {
      for (SortedMap<String, String> params : choices(entry.getParams().orElse(Map.of()))) {
        keys.add(Result.key(entry.getUsername(), params));
      }
    }
    return keys;
  }

  /** Every way to choose one value for each parameter. */
  private static List<SortedMap<String, String>> choices(Map<String, String[]> values) {
    List<SortedMap<String, String>> choices = List.of(new TreeMap<>());
    for (Map.Entry<String, String[]> param : values.entrySet()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> choice : choices) {
        for (String value : param.getValue()) {
          SortedMap<String, String> next = new TreeMap<>(choice);
          next.put(param.getKey(), value);
          longer.add(next);
        }
      }
      choices = longer;
    }
    return choices;
  }
}
