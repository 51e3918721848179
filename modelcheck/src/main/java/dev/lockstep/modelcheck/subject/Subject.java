package dev.lockstep.modelcheck.subject;

import dev.lockstep.worker.WorkerFactory;

/**
 * An implementation under check.
 *
 * @param name what the user called it: a name of the kit, or the name of a class
 * @param factory makes its workers
 * @param hasOwnerThread whether its state is known to belong to a thread made by {@code Seams.ownerThreads}; of a class
 *     of the user's nothing is known, so false
 */
public record Subject(String name, WorkerFactory factory, boolean hasOwnerThread) {
  @Override
  public String toString() {
    return name;
  }
}
