package dev.lockstep.bench;

import java.util.List;

/** A result file lacks some of what the run was to give, so that none of its figures may be used. */
public final class IncompleteRunException extends Exception {
  private final List<String> problems;

  /** Each problem is one line; there is at least one. */
  public IncompleteRunException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is missing, a line each. */
  public List<String> problems() {
    return problems;
  }
}
