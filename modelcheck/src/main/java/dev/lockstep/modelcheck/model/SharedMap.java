package dev.lockstep.modelcheck.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map that only grows and shares all but a path with the map that it was made from: a binary trie over the
 * bits of the keys' hash codes, lowest first. Its shape depends on its keys alone, so equality compares shapes and
 * stops at shared parts.
 *
 * @param <K> keys, with {@code equals} and {@code hashCode} by value
 * @param <V> values, likewise
 */
public final class SharedMap<K, V> {
  private static final SharedMap<?, ?> EMPTY = new SharedMap<>(null, 0, 0);

  private final @Nullable Node<K, V> root;
  private final int size;
  private final int hash;

  private sealed interface Node<K, V> {}

  private record Branch<K, V>(@Nullable Node<K, V> zero, @Nullable Node<K, V> one) implements Node<K, V> {}

  /** One entry; further ones have another key with the same hash code. */
  private record Leaf<K, V>(int spread, K key, V value, @Nullable Leaf<K, V> further) implements Node<K, V> {}

  private SharedMap(@Nullable Node<K, V> root, int size, int hash) {
    this.root = root;
    this.size = size;
    this.hash = hash;
  }

  /** The map without entries. */
  @SuppressWarnings("unchecked") // without entries it is a map of any type
  public static <K, V> SharedMap<K, V> empty() {
    return (SharedMap<K, V>) EMPTY;
  }

  /** The value of {@code key}, or null if there is none. */
  public @Nullable V get(K key) {
    int spread = spread(key);
    Node<K, V> node = root;
    for (int bit = 0; node instanceof Branch<K, V> branch; bit++) {
      node = (spread >>> bit & 1) == 0 ? branch.zero : branch.one;
    }
    return node instanceof Leaf<K, V> leaf && leaf.spread == spread ? find(leaf, key) : null;
  }

  private static <K, V> @Nullable V find(Leaf<K, V> first, K key) {
    for (Leaf<K, V> leaf = first; leaf != null; leaf = leaf.further) {
      if (leaf.key.equals(key)) {
        return leaf.value;
      }
    }
    return null;
  }

  /**
   * This map and one more entry.
   *
   * @throws IllegalArgumentException if the key has a value already
   */
  public SharedMap<K, V> with(K key, V value) {
    if (get(key) != null) {
      throw new IllegalArgumentException("has a value already: " + key);
    }
    Leaf<K, V> leaf = new Leaf<>(spread(key), key, value, null);
    return new SharedMap<>(insert(root, leaf, 0), size + 1, hash + Objects.hash(key, value));
  }

  private static <K, V> Node<K, V> insert(@Nullable Node<K, V> node, Leaf<K, V> added, int bit) {
    boolean zero = (added.spread >>> bit & 1) == 0;
    return switch (node) {
      case null -> added;
      case Leaf<K, V> leaf when leaf.spread == added.spread -> new Leaf<>(leaf.spread, added.key, added.value, leaf);
      case Leaf<K, V> leaf -> {
        boolean leafZero = (leaf.spread >>> bit & 1) == 0;
        Branch<K, V> split = leafZero ? new Branch<>(leaf, null) : new Branch<>(null, leaf);
        yield insert(split, added, bit);
      }
      case Branch<K, V> branch when zero -> new Branch<>(insert(branch.zero, added, bit + 1), branch.one);
      case Branch<K, V> branch -> new Branch<>(branch.zero, insert(branch.one, added, bit + 1));
    };
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  private static int spread(Object key) {
    int h = key.hashCode();
    return h ^ h >>> 16;
  }

  private static boolean same(@Nullable Node<?, ?> a, @Nullable Node<?, ?> b) {
    if (a == b) {
      return true;
    }
    if (a instanceof Branch<?, ?> x && b instanceof Branch<?, ?> y) {
      return same(x.zero, y.zero) && same(x.one, y.one);
    }
    return a instanceof Leaf<?, ?> x && b instanceof Leaf<?, ?> y && length(x) == length(y) && contains(x, y);
  }

  private static int length(Leaf<?, ?> first) {
    int length = 0;
    for (Leaf<?, ?> leaf = first; leaf != null; leaf = leaf.further) {
      length++;
    }
    return length;
  }

  private static boolean contains(Leaf<?, ?> all, Leaf<?, ?> wanted) {
    for (Leaf<?, ?> entry = wanted; entry != null; entry = entry.further) {
      Leaf<?, ?> found = all;
      while (found != null && !(found.key.equals(entry.key) && found.value.equals(entry.value))) {
        found = found.further;
      }
      if (found == null) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof SharedMap<?, ?> other
        && size == other.size
        && hash == other.hash
        && same(root, other.root);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return size + " entries";
  }
}
