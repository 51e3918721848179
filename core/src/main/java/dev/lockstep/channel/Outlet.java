package dev.lockstep.channel;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Publishes what one owner has to tell everybody, in order, and keeps the values for which a subscriber that chose to
 * block has no room (rule B2).
 *
 * <p>Owner-owned, but for {@link #feed}, which any thread may use.
 *
 * <pre>
 * field       owner or guard              read         the edge that it gives
 * kept        the owner                   the owner    none needed
 * broadcast   none: a {@link Broadcast}   any thread   publish -> poll
 * </pre>
 *
 * @param <T> the type of the values: immutable, since all subscribers share the instance
 */
public final class Outlet<T> {
  private final Broadcast<T> broadcast;
  private final ArrayDeque<T> kept = new ArrayDeque<>();

  /** {@code room} runs when what is kept may be published, on a subscriber's thread; see {@link Broadcast}. */
  public Outlet(Parker parker, Runnable room) {
    this.broadcast = new Broadcast<>(parker, room);
  }

  /** What is shown to subscribers. */
  public Feed<T> feed() {
    return broadcast;
  }

  /** Publishes {@code value} behind those that are kept, or keeps it as well. */
  public void publish(T value) {
    kept.add(value);
    flush();
  }

  /** Publishes what is kept, as far as there is room; returns how many values are still kept. */
  public int flush() {
    while (!kept.isEmpty() && broadcast.publish(kept.element()) == Publication.PUBLISHED) {
      kept.remove();
    }
    return kept.size();
  }

  /** How many values are kept. */
  public int kept() {
    return kept.size();
  }

  /** The owner's life is over: publishes what there is room for, hands over the rest, and ends every subscription. */
  public void close() {
    flush();
    broadcast.close(List.copyOf(kept));
    kept.clear();
  }
}
