package dev.lockstep.channel;

/**
 * The latest value of something that changes: one writer publishes, any number of readers look, nobody waits (rules O1,
 * O2).
 *
 * <p>A read is one volatile load. It returns a value that was published, whole, and successive reads by one thread
 * never go back. A reader may miss values: it sees the latest, not every one.
 *
 * <p>Thread-safety: {@link #publish} by one thread at a time (the owner); {@link #read} by any.
 *
 * <p>Memory effects: everything the writer did before {@code publish(v)} happens-before a {@code read} that returns
 * {@code v} or a later value.
 *
 * <pre>
 * field   who writes   write      read       why this mode
 * value   the owner    volatile   volatile   release/acquire would keep one watch whole and ordered, but two readers of two
 *                                            watches could disagree about which changed first (IRIW): not linearizable
 * </pre>
 *
 * @param <T> an immutable type: readers share the instance
 */
public final class Watch<T> {
  private volatile T value;

  /** A watch whose first value is {@code initial}. */
  public Watch(T initial) {
    this.value = initial;
  }

  /** Makes {@code next} the latest value. Wait-free; the linearization point is the store. */
  public void publish(T next) {
    value = next;
  }

  /** The latest value. Wait-free; the linearization point is the load. */
  public T read() {
    return value;
  }
}
