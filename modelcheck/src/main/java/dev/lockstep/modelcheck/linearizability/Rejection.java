package dev.lockstep.modelcheck.linearizability;

import java.util.List;

/**
 * Why no linearization exists.
 *
 * @param name of the contradiction, such as {@code COMPLETED}; {@link #SEARCH} if only a search found it
 * @param rule the rule of the kit that is broken, such as {@code W5}; empty if the model has none
 * @param sentence what contradicts what, for a programmer
 * @param operations numbers of operations whose answers contradict each other; empty if that is not known yet
 */
public record Rejection(String name, String rule, String sentence, List<Integer> operations) {
  /** Name of a contradiction that has no simpler one. */
  public static final String SEARCH = "ORDER";

  /** Copies the list. */
  public Rejection {
    operations = List.copyOf(operations);
  }
}
