package dev.lockstep.spec.vector;

import java.util.List;

/**
 * A sequence of steps, which begins with a new worker, broadcast or supervisor.
 *
 * @param number its number in the set, from 1
 */
public record Vector(int number, List<Step> steps) {
  public Vector {
    steps = List.copyOf(steps);
  }
}
