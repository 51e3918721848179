package dev.lockstep.supervisor;

import dev.lockstep.worker.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * A request in the hands of one incarnation. Another attempt is another assignment: each is compared by identity.
 *
 * <pre>
 * field   who writes               write      read                      the edge that it gives
 * open    the supervisor's owner   volatile   volatile (the courier)    close -> the courier, which gives it no more
 * given   the courier              plain      plain (the courier)       courier-owned
 * </pre>
 */
final class Assignment {
  private final PoolTicket ticket;
  private final Incarnation by;

  private volatile boolean open = true;

  /** The courier's: what the worker gave it for the request. */
  private @Nullable Ticket given;

  Assignment(PoolTicket ticket, Incarnation by) {
    this.ticket = ticket;
    this.by = by;
  }

  PoolTicket ticket() {
    return ticket;
  }

  Incarnation by() {
    return by;
  }

  /** Whether the request is still in these hands: not settled, and not taken back. */
  boolean isOpen() {
    return open;
  }

  /** Supervisor's owner: the request is settled or taken back, which nobody has been told yet. */
  void close() {
    open = false;
  }

  /** Courier: the worker has it. */
  void given(Ticket workersTicket) {
    given = workersTicket;
  }

  /** Courier: the worker's ticket; null if the worker never got the request. */
  @Nullable Ticket given() {
    return given;
  }

  @Override
  public String toString() {
    return ticket + " by " + by;
  }
}
