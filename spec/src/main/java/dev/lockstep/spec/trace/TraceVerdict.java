package dev.lockstep.spec.trace;

import java.util.List;

/** What trace validation says of one trace. */
public sealed interface TraceVerdict {
  /**
   * The trace is a behaviour of the specification.
   *
   * @param events how many events it has
   */
  record Accepted(int events) implements TraceVerdict {}

  /**
   * The trace is no behaviour of the specification.
   *
   * @param line the line of the first event that no behaviour explains
   * @param event that event
   * @param broken what it breaks; not empty
   * @param before the status of the last state that the specification accepts
   * @param enabled the steps of the owner that could have come next, in alphabetical order
   */
  record Rejected(int line, TraceEvent event, List<Broken> broken, TraceStatus before, List<String> enabled)
      implements TraceVerdict {
    public Rejected {
      broken = List.copyOf(broken);
      enabled = List.copyOf(enabled);
    }

    /** The ids of the rules that are broken, without repetition. */
    public List<String> rules() {
      return broken.stream().map(Broken::rule).distinct().toList();
    }
  }

  /**
   * Nothing can be said.
   *
   * @param reason one line
   */
  record Undecided(String reason) implements TraceVerdict {}

  /**
   * A rule that an event breaks.
   *
   * @param rule its id
   * @param reason a clause for a person
   */
  record Broken(String rule, String reason) {}
}
