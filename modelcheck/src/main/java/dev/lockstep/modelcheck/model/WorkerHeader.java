package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Phase;

/**
 * What the header of a worker's history says.
 *
 * @param capacity most requests that may be queued
 * @param phase where the worker stood, at rest, when the history began
 * @param counts what it had settled by then
 */
public record WorkerHeader(int capacity, Phase phase, Counts counts) {
  /**
   * Reads a header; {@code source} names it in messages.
   *
   * @throws HistoryFormatException if it describes no worker at rest
   */
  public static WorkerHeader of(String source, Header header) throws HistoryFormatException {
    Fields fields = new Fields(source, 1, header.parameters());
    long capacity = fields.count("capacity");
    if (capacity < 1 || capacity > Integer.MAX_VALUE) {
      throw fields.defect("the capacity must be from 1 to " + Integer.MAX_VALUE);
    }
    if (!fields.has("initial")) {
      fields.end();
      return new WorkerHeader((int) capacity, Phase.OPEN, Counts.ZERO);
    }
    Worker.Reply begin = WorkerDecoder.reply(fields.object("initial"));
    fields.end();
    if (begin.queued() != 0 || begin.current() != null || begin.occupied()) {
      throw fields.defect("the initial state must be at rest: nothing queued, in flight or lingering");
    }
    if (begin.accepted() != begin.counts().sum()) {
      throw fields.defect("the initial state has accepted " + begin.accepted() + ", settled " + begin.counts().sum());
    }
    return new WorkerHeader((int) capacity, begin.phase(), begin.counts());
  }

  /** The specification of this worker. */
  public Worker specification() {
    return new Worker(capacity, phase, counts);
  }
}
