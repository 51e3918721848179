package dev.lockstep.modelcheck.simulation.engine;

import java.util.List;

/** Choices that somebody made before; when they are used up, 0. */
final class GivenChoices implements Choices {
  private final List<Integer> given;
  private int next;

  GivenChoices(List<Integer> given) {
    this.given = given;
  }

  /** A choice that was made among more than there are now is taken modulo their number. */
  @Override
  public int below(int bound) {
    return next < given.size() ? given.get(next++) % bound : 0;
  }
}
