package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Decision;
import dev.lockstep.bench.claims.Evidence;
import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.claims.Jmh;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * What the run says, in words: what the document promised, what is true of it, why, and when to choose which worker.
 * The reasons are those of the design; every figure and every verdict is the run's.
 */
final class Story {
  private static final Measured RESPONSE_99 = Measured.percentile(OpenLoop.RESPONSE, 99);
  private static final Measured REQUEST_50 = Measured.percentile("sample", 50);

  private final Evidence evidence;

  private Story(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The paragraphs. */
  static List<String> of(Run run) throws MissingDataException {
    Story story = new Story(run.evidence());
    List<String> paragraphs = new ArrayList<>();
    for (Decision decision : run.decisions()) {
      paragraphs.add(
          decision.id() + ", \"" + decision.promise() + "\": " + decision.sentence() + ". "
              + story.reason(decision.id()));
    }
    paragraphs.add(story.choice());
    return paragraphs;
  }

  private String reason(String id) throws MissingDataException {
    return switch (id) {
      case "P1" ->
          "A status has to wait for processing only where the two share a lock or a loop. Response p99: "
              + response(Row.HELD_LOCK) + " under a lock that is held while processing, " + response(Row.INLINE_OWNER)
              + " behind an owner that processes in its own loop, as the document's does, " + response(Row.SHORT_LOCK)
              + " behind short locks, " + response(Row.QUERY) + " for a query, " + response(Row.WATCH)
              + " for the watch, and " + response(Row.NULL) + " for the null control, which is what the machine alone "
              + "takes.";
      case "P2" ->
          "It depends on the mutex worker. The document's own holds its lock for two short moments, and is the one "
              + "with short locks; the one that is held while processing is nobody's proposal.";
      case "P3" ->
          "A no-op request takes " + trip(Row.SHORT_LOCK) + " (p50) in the mutex worker and " + trip(Row.QUERY)
              + " in the channel worker, which wakes its owner for it. Only what a mutex costs can be saved.";
      case "P4" ->
          "A watch read is one volatile load and asks nobody. A query is answered by one owner, so that its time grows "
              + "with the number of those who ask; a read lock is a counter that all readers write.";
      case "P5" ->
          "Measured on the kit's supervisor, and on an array of workers without one. An owner that is asked takes a "
              + "turn for each question, between its other work; a watch costs it nothing.";
      default -> throw new IllegalArgumentException("no claim " + id);
    };
  }

  private String choice() throws MissingDataException {
    return "Which worker? The mutex worker, if its clients may do the owner's work on their own threads and few "
        + "observers look: it has no thread of its own, and nobody has to be woken (no-op request, p50: "
        + trip(Row.SHORT_LOCK) + " against " + trip(Row.QUERY) + "). Its price: clients and observers wait for "
        + "whoever holds the lock, and a seam that is stuck under it holds up all of them. The channel worker with "
        + "its watch, if observers are many or must not be able to delay anybody. The query, where the answer itself "
        + "must show that the owner still takes its turns, and not for monitoring. And with either: process outside.";
  }

  private String response(Row row) throws MissingDataException {
    return Unit.TIME.text(evidence.of(OpenLoop.key(row), RESPONSE_99).value());
  }

  private String trip(Row row) throws MissingDataException {
    return Unit.TIME.text(evidence.of(Jmh.virtualTrip("roundTrip", row), REQUEST_50).value());
  }
}
