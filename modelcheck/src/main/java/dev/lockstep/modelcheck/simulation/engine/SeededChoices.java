package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Choices by a seed, and a record of them, so that a run can be repeated without the seed. */
final class SeededChoices implements Choices {
  private final SplittableRandom random;
  private int[] made = new int[64];
  private int count;

  SeededChoices(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public int below(int bound) {
    int choice = random.nextInt(bound);
    if (count == made.length) {
      made = Arrays.copyOf(made, 2 * count);
    }
    made[count++] = choice;
    return choice;
  }

  /** What was chosen so far, in order. */
  List<Integer> made() {
    List<Integer> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(made[i]);
    }
    return all;
  }
}
