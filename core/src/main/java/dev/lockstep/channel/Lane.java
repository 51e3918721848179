package dev.lockstep.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One lane of an {@link Inbox}: many senders, one owner, first in first out.
 *
 * <p>A lane never refuses for lack of room: how much work is accepted is for the owner to decide (rule W7), and a lane
 * that could be full would decide it by accident. It refuses only once it is closed.
 *
 * <p>Source: Treiber's stack (1986), emptied whole and reversed by its one consumer. A message is published by the same
 * compare-and-set that claims its place, so there is no window in which a place is claimed but empty, as a ring buffer
 * has; and closing is one swap, so each message is either received or refused, never lost in between.
 *
 * <pre>
 * field      who writes        write                       read       the edge that it gives
 * top        senders, owner    compareAndSet, getAndSet    volatile   offer -> poll; close -> offer that is refused
 * Node.next  its sender,       plain                       plain      published by top; the owner reverses what it took
 *            then the owner
 * received   the owner         plain                       plain      owner-owned
 * </pre>
 *
 * <p>Linearization points: {@code offer}, its successful compare-and-set (or the read that found CLOSED); {@code
 * close}, its swap; {@code poll} and {@code isEmpty}, the read of {@code top} if they find nothing, else they return
 * what was taken before.
 */
final class Lane<M> {
  private static final VarHandle TOP;
  private static final Node<Object> CLOSED = new Node<>("closed");

  static {
    try {
      TOP = MethodHandles.lookup().findVarHandle(Lane.class, "top", Node.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private static final class Node<M> {
    private final M message;
    private @Nullable Node<M> next;

    private Node(M message) {
      this.message = message;
    }
  }

  /** The newest message not yet taken by the owner; {@link #CLOSED} for ever once the lane is closed. */
  private volatile @Nullable Node<M> top;

  /** What the owner has taken and not yet handled, oldest first. */
  private @Nullable Node<M> received;

  /** Any thread: sends {@code message}; false, and nothing is sent, if the lane is closed. Lock-free. */
  boolean offer(M message) {
    Node<M> node = new Node<>(message);
    Node<M> seen;
    do {
      seen = top;
      if (isClosed(seen)) {
        return false;
      }
      node.next = seen;
    } while (!TOP.compareAndSet(this, seen, node));
    return true;
  }

  /** Owner: the oldest message, or null. After {@link #close}, what the lane still held. */
  @Nullable M poll() {
    if (received == null) {
      received = reverse(take(null), null);
    }
    Node<M> oldest = received;
    if (oldest == null) {
      return null;
    }
    received = oldest.next;
    return oldest.message;
  }

  /** Owner: whether {@link #poll} would find nothing. */
  boolean isEmpty() {
    Node<M> seen = top;
    return received == null && (seen == null || isClosed(seen));
  }

  /** Owner: refuses every later message. What was sent before stays to be polled. */
  @SuppressWarnings("unchecked") // CLOSED is compared by identity only; its message is never read
  void close() {
    received = append(received, reverse(take((Node<M>) CLOSED), null));
  }

  private static boolean isClosed(@Nullable Object node) {
    return node == CLOSED;
  }

  /** Takes all that senders pushed, newest first, and leaves {@code instead}. A closed lane stays closed. */
  @SuppressWarnings("unchecked") // the field only ever holds Node<M>
  private @Nullable Node<M> take(@Nullable Node<M> instead) {
    Node<M> seen = top;
    if (isClosed(seen) || (seen == null && instead == null)) {
      return null;
    }
    return (Node<M>) TOP.getAndSet(this, instead);
  }

  private static <M> @Nullable Node<M> reverse(@Nullable Node<M> chain, @Nullable Node<M> onto) {
    Node<M> reversed = onto;
    Node<M> node = chain;
    while (node != null) {
      Node<M> rest = node.next;
      node.next = reversed;
      reversed = node;
      node = rest;
    }
    return reversed;
  }

  private static <M> @Nullable Node<M> append(@Nullable Node<M> first, @Nullable Node<M> second) {
    return reverse(reverse(first, null), second);
  }
}
