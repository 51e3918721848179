package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Series;
import dev.lockstep.bench.data.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run has measured so far, and what it failed to. A series of which a fork failed is not there at all: nobody
 * shall compute from the forks that happened to live.
 *
 * <p>Not thread-safe.
 */
public final class Measurements {
  private final Map<String, List<List<Slice>>> forks = new TreeMap<>();
  private final Map<String, Integer> planned = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Says that the series {@code key} is to have that many forks. */
  public void plan(String key, int count) {
    planned.put(key, count);
  }

  /** Adds the slices of one fork. */
  public void add(String key, List<Slice> slices) {
    if (slices.isEmpty()) {
      problems.add(key + ": a fork without slices");
    } else {
      forks.computeIfAbsent(key, k -> new ArrayList<>()).add(List.copyOf(slices));
    }
  }

  /** Says in one line what went wrong. */
  public void problem(String line) {
    problems.add(line);
  }

  /** The keys of all series that were to be measured. */
  public Set<String> keys() {
    return planned.keySet();
  }

  /** How many forks the series {@code key} was to have. */
  public int plannedForks(String key) {
    return planned.getOrDefault(key, 0);
  }

  /** The forks of a series that there are, complete or not. */
  public List<List<Slice>> forks(String key) {
    return forks.getOrDefault(key, List.of());
  }

  /** What went wrong, and which series are incomplete; a line each. Empty if the run is complete. */
  public List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    if (planned.isEmpty()) {
      all.add("nothing was to be measured");
    }
    planned.forEach((key, count) -> {
      if (forks(key).size() != count) {
        all.add(key + ": " + forks(key).size() + " of " + count + " forks gave data");
      }
    });
    return all;
  }

  /**
   * A whole series.
   *
   * @throws MissingDataException if it was not measured, or not wholly
   */
  public Series series(String key) throws MissingDataException {
    int count = plannedForks(key);
    int there = forks(key).size();
    if (count == 0) {
      throw new MissingDataException(key + " was not measured");
    }
    if (there != count) {
      throw new MissingDataException(key + ": " + there + " of " + count + " forks gave data");
    }
    return new Series(key, forks(key));
  }
}
