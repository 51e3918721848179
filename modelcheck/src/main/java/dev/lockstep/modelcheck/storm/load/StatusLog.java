package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one thread read of the status. Not thread-safe: read by others only once it is closed.
 *
 * <p>An observer reads far more often than anything changes. It keeps what differs from what it saw before, which is
 * also whatever is torn or goes back: leaving out a reply never makes a right history wrong, nor a wrong one of those
 * right.
 */
final class StatusLog {
  /** A bound for a worker that changes all the time; in a round of the planner there are a tenth as many changes. */
  private static final int LIMIT = 4_000;

  private final int process;
  private final String name;
  private final Journal journal;
  private final RoundClock clock;
  private final List<StatusRead> kept = new ArrayList<>();
  private @Nullable WorkerStatus last;
  private long seen;
  private volatile boolean closed;

  StatusLog(int process, Deck deck) {
    this.process = process;
    this.name = "o" + process;
    this.journal = deck.journal;
    this.clock = deck.clock;
  }

  /** Reads the status and keeps it. */
  void read(Worker worker) {
    long invocation = asks();
    WorkerStatus status = worker.status();
    keep(invocation, gets(status), status);
  }

  /** Reads the status and keeps it if it is news. */
  void look(Worker worker) {
    long invocation = asks();
    WorkerStatus status = worker.status();
    offer(invocation, gets(status), status);
  }

  /** To be called before a question; its answer comes before the next. */
  long asks() {
    journal.asks(name);
    return clock.now();
  }

  /** To be called with the answer. */
  long gets(WorkerStatus status) {
    long now = clock.now();
    journal.gets(name, status);
    return now;
  }

  /** Keeps an answer to a question if it is news. */
  void offer(long invocation, long response, WorkerStatus status) {
    WorkerStatus before = last;
    if (before == null || status.uptimeNanos() < before.uptimeNanos() || differs(before, status)) {
      keep(invocation, response, status);
    } else {
      seen++;
      last = status;
    }
  }

  private void keep(long invocation, long response, WorkerStatus status) {
    seen++;
    last = status;
    if (kept.size() < LIMIT) {
      kept.add(new StatusRead(process, invocation, response, status));
    }
  }

  /** Whether more than the uptime changed, which every message to the worker moves. */
  private static boolean differs(WorkerStatus a, WorkerStatus b) {
    return a.accepted() != b.accepted()
        || a.queued() != b.queued()
        || a.settled() != b.settled()
        || a.phase() != b.phase()
        || a.execution() != b.execution()
        || !Objects.equals(a.current(), b.current())
        || a.completed() != b.completed()
        || a.failed() != b.failed()
        || a.timedOut() != b.timedOut();
  }

  /** Its thread has ended: from now on others may read it. */
  void close() {
    closed = true;
  }

  /** Whether its thread has ended. */
  boolean isClosed() {
    return closed;
  }

  List<StatusRead> kept() {
    return Collections.unmodifiableList(kept);
  }

  /** How many replies there were. */
  long seen() {
    return seen;
  }
}
