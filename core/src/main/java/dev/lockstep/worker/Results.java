package dev.lockstep.worker;

import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Parker;
import dev.lockstep.channel.Publication;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Publishes the results of one worker, in the order in which it settled the requests, and keeps those for which a
 * subscriber that chose to block has no room (rule B2).
 *
 * <p>Owner-owned, like the state, but for {@link #feed}, which any thread may use.
 *
 * <pre>
 * field       owner or guard              read         the edge that it gives
 * kept        the owner                   the owner    none needed
 * broadcast   none: a {@link Broadcast}   any thread   publish -> poll
 * </pre>
 */
final class Results {
  private final Broadcast<WorkerResult> broadcast;
  private final ArrayDeque<WorkerResult> kept = new ArrayDeque<>();

  /** {@code room} runs, on a subscriber's thread, when what is kept may be published. */
  Results(Parker parker, Runnable room) {
    this.broadcast = new Broadcast<>(parker, room);
  }

  /** What is shown to subscribers. */
  Feed<WorkerResult> feed() {
    return broadcast;
  }

  /** Publishes {@code result} behind those that are kept, or keeps it as well. */
  void publish(WorkerResult result) {
    kept.add(result);
    flush();
  }

  /** Publishes what is kept, as far as there is room; returns how many results are still kept. */
  int flush() {
    while (!kept.isEmpty() && broadcast.publish(kept.element()) == Publication.PUBLISHED) {
      kept.remove();
    }
    return kept.size();
  }

  /** The worker's life is over: hands over what is kept, and ends every subscription. */
  void close() {
    broadcast.close(List.copyOf(kept));
    kept.clear();
  }
}
