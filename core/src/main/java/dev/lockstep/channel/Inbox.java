package dev.lockstep.channel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that reaches one owner: a lane for each constant of {@code K}, and one {@link Doorbell} for all.
 *
 * <p>Lanes take turns: {@link #poll} begins behind the lane that it served last, so no lane can starve another. (A loop
 * that always looked at one kind of message first was measured to starve the rest under load.) Messages of one lane
 * keep their order; messages of different lanes have none, so what must stay in order (a request and its cancellation)
 * shares a lane.
 *
 * <p>Thread-safety: {@link #offer} by any thread; every other method by the owner only.
 *
 * <p>Memory effects: everything done before {@code offer(m)} happens-before the owner's handling of {@code m}.
 *
 * @param <K> names the lanes
 * @param <M> the type of the messages
 */
public final class Inbox<K extends Enum<K>, M> {
  private final List<Lane<M>> lanes;
  private final Doorbell doorbell;
  private int next;
  private boolean closed;

  /** An inbox with a lane for each constant of {@code names}, whose owner waits through {@code parker}. */
  public Inbox(Class<K> names, Parker parker) {
    List<Lane<M>> all = new ArrayList<>();
    for (int i = 0; i < names.getEnumConstants().length; i++) {
      all.add(new Lane<>());
    }
    this.lanes = List.copyOf(all);
    this.doorbell = new Doorbell(parker);
  }

  /** Sends {@code message}; false, and nothing is sent, once the inbox is closed. Never blocks. */
  public boolean offer(K lane, M message) {
    boolean sent = lanes.get(lane.ordinal()).offer(message);
    if (sent) {
      doorbell.ring();
    }
    return sent;
  }

  /** The next message, lanes in turn, or null if there is none. */
  public @Nullable M poll() {
    for (int i = 0; i < lanes.size(); i++) {
      int lane = (next + i) % lanes.size();
      M message = lanes.get(lane).poll();
      if (message != null) {
        next = (lane + 1) % lanes.size();
        return message;
      }
    }
    return null;
  }

  /**
   * Refuses every later message. What was sent before is still there to be polled, so that it can be answered. Lanes
   * close one after the other: while this runs, a sender may be refused on one lane and be served on another.
   */
  public void close() {
    lanes.forEach(Lane::close);
    closed = true;
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return closed;
  }

  Doorbell doorbell() {
    return doorbell;
  }

  boolean isEmpty() {
    for (Lane<M> lane : lanes) {
      if (!lane.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
