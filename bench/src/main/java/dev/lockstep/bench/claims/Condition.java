package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Answer;
import java.util.List;

/**
 * A circumstance under which a claim was put to the test: it holds there if all figures keep their limits.
 *
 * @param when the circumstance, so that it can follow "holds when"
 * @param judged whether the claim is about it; false: it is there to compare with
 * @param figures at least one
 */
public record Condition(String when, boolean judged, List<Figure> figures) {
  /** Copies the list. */
  public Condition {
    figures = List.copyOf(figures);
    if (figures.isEmpty()) {
      throw new IllegalArgumentException(when + ": no figure");
    }
  }

  /** Whether the claim holds there. */
  public Answer answer() {
    return figures.stream().map(Figure::answer).reduce(Answer.YES, Answer::and);
  }
}
