package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import java.util.Map;

/** Worker histories without what {@link WorkerOrder} adds, so that this can be compared with searches that lack it. */
public final class UnnarrowedWorker {
  private UnnarrowedWorker() {}

  /** The steps as they were recorded. */
  public static Problem<Worker.State, Worker.Call> problem(History history) throws HistoryFormatException {
    return new Problem<>(WorkerDecoder.worker(history), new WorkerDecoder().decode(history), Map.of());
  }
}
