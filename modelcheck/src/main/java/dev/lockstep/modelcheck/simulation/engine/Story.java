package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in one run, for a person. Not thread-safe. */
public final class Story {
  /**
   * One thing that happened.
   *
   * @param at virtual time in nanoseconds
   * @param who who did it
   * @param what what was done
   * @param event whether it came from outside of what is checked: it is what a counterexample is made of
   */
  public record Line(long at, String who, String what, boolean event) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%6.1f ms  %-9s %s", at / 1e6, who, what);
    }
  }

  private final List<Line> lines = new ArrayList<>();

  void add(Line line) {
    lines.add(line);
  }

  /** In the order in which it happened. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** How many things came from outside. */
  public long events() {
    return lines.stream().filter(Line::event).count();
  }
}
