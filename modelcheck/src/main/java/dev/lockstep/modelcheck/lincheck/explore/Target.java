package dev.lockstep.modelcheck.lincheck.explore;

import java.util.List;

/**
 * What a scenario is explored on.
 *
 * @param operations a public class with a public constructor without parameters, whose public methods are the
 *     operations; Lincheck makes one instance for each schedule
 * @param judge says which answers are right: a public class with a public constructor that takes {@code operations}
 * @param questions names of operations that nobody waits for, so that a counterexample can do without
 * @param confined names of classes whose objects belong to one thread at a time, so that what it does to them is no
 *     place to switch threads at; Lincheck does not look into them
 * @param neverBlocks whether a thread that waits for another one is a violation (obstruction-freedom)
 */
public record Target(
    Class<?> operations,
    Class<? extends ModelVerifier<?, ?>> judge,
    List<String> questions,
    List<String> confined,
    boolean neverBlocks) {
  /** Copies the lists. */
  public Target {
    questions = List.copyOf(questions);
    confined = List.copyOf(confined);
  }

  /** Operations that may wait, on objects all of which are looked into. */
  public static Target of(Class<?> operations, Class<? extends ModelVerifier<?, ?>> judge) {
    return new Target(operations, judge, List.of(), List.of(), false);
  }
}
