package dev.lockstep.modelcheck.structure;

import java.util.HashSet;
import java.util.Set;

/**
 * What a thread may do where it stands.
 *
 * @param owns the owners that it is: it may read and write their state
 * @param reads the owners whose state it may read
 */
record Standing(Set<String> owns, Set<String> reads) {
  /** A client's, or any other thread's. */
  static final Standing NOBODY = new Standing(Set.of(), Set.of());

  Standing {
    owns = Set.copyOf(owns);
    reads = Set.copyOf(reads);
  }

  static Standing owner(Set<String> owners) {
    return new Standing(owners, Set.of());
  }

  static Standing reader(Set<String> owners) {
    return new Standing(Set.of(), owners);
  }

  /** With what {@code other} may do besides. */
  Standing and(Standing other) {
    return new Standing(union(owns, other.owns), union(reads, other.reads));
  }

  /** Whether it may touch what belongs to {@code owner}. */
  boolean may(boolean write, String owner) {
    return has(owns, owner) || (!write && has(reads, owner));
  }

  /** Whether it may do whatever {@code other} may. */
  boolean includes(Standing other) {
    return owns.containsAll(other.owns) && union(owns, reads).containsAll(other.reads);
  }

  private static boolean has(Set<String> owners, String owner) {
    return owner.equals(Ownership.ANY) ? !owners.isEmpty() : owners.contains(owner);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
