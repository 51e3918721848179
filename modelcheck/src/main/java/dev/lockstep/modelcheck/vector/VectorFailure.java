package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.vector.Expectation;
import dev.lockstep.spec.vector.Expectation.Difference;
import dev.lockstep.spec.vector.Step;
import dev.lockstep.spec.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A vector that went wrong.
 *
 * @param set the vector's set
 * @param at the index of the step that went wrong
 * @param rules the rules that are broken
 * @param reason why the step could not be taken; empty if it was taken and something else was seen than expected
 * @param expected all that should have been seen after the step
 * @param seen all that was seen; empty if the step could not be taken
 */
public record VectorFailure(
    String set, Vector vector, int at, List<String> rules, String reason, ObjectNode expected, ObjectNode seen) {
  public VectorFailure {
    rules = List.copyOf(rules);
  }

  /** The step that went wrong. */
  public Step step() {
    return vector.steps().get(at);
  }

  /** Where what was seen is not as expected; empty if the step could not be taken. */
  public List<Difference> differences() {
    return seen.isEmpty() ? List.of() : new Expectation(expected).differences(seen);
  }

  /** One line: the rules, the vector, the step, and what is wrong. */
  public String line() {
    String wrong = reason.isEmpty() ? differences().getFirst().toString() : reason;
    return String.join(" ", rules) + ": vector " + vector.number() + " of " + set + ", step " + (at + 1) + ", "
        + step() + ": " + wrong;
  }

  /** For a person: the steps so far, all that is wrong, and both statuses. */
  public List<String> story() {
    List<String> story = new ArrayList<>();
    for (int i = 0; i <= at; i++) {
      Step step = vector.steps().get(i);
      story.add(String.format(Locale.ROOT, "%4d  %-4s %s", i + 1, step.rule(), step));
    }
    if (!reason.isEmpty()) {
      story.add("      " + reason);
    }
    differences().forEach(difference -> story.add("      " + difference));
    if (expected.has("status") && seen.has("status")) {
      story.add("      expected status " + expected.get("status"));
      story.add("      seen status     " + seen.get("status"));
    }
    return story;
  }
}
