package dev.lockstep.modelcheck.structure.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of a value in a method: where it may come from.
 *
 * @param size how many slots it takes, 1 or 2
 * @param sources where it may come from; empty for a number, null, or a JDK object that nobody calls back
 */
record Origins(int size, Set<Source> sources) implements Value {
  Origins {
    sources = Set.copyOf(sources);
  }

  static Origins none(int size) {
    return new Origins(size, Set.of());
  }

  static Origins of(Source source) {
    return new Origins(1, Set.of(source));
  }

  Origins or(Origins other) {
    Set<Source> both = new LinkedHashSet<>(sources);
    both.addAll(other.sources);
    return new Origins(Math.min(size, other.size), both);
  }

  @Override
  public int getSize() {
    return size;
  }
}
