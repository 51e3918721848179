package dev.lockstep.bench.claims;

import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.data.Answer;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * P1. Judged at the 99th percentile, on the response time where observers come by a schedule, and on the time of the
 * read itself where many of them saturate the machine.
 */
final class StatusWithinLimit implements Claim {
  private static final double LIMIT_NANOS = 100_000;
  private static final Measured RESPONSE = Measured.percentile(OpenLoop.RESPONSE, 99);
  private static final Measured READ = Measured.percentile(Storm.STATUS, 99);

  @Override
  public String id() {
    return "P1";
  }

  @Override
  public String promise() {
    return "a status takes 0.1 ms, under contention";
  }

  @Override
  public List<Condition> conditions(Evidence evidence) throws MissingDataException {
    List<Condition> all = new ArrayList<>();
    Answer nullControl = evidence.of(OpenLoop.key(Row.NULL), RESPONSE).atMost(LIMIT_NANOS);
    for (Row row : Row.HEADLINE) {
      if (row != Row.NULL) {
        Figure figure = Claims.timeAtMost(
            row.label() + ", response p99, 20 ms requests", evidence.of(OpenLoop.key(row), RESPONSE), LIMIT_NANOS);
        all.add(new Condition(
            row.label() + ", one observer", ofChannels(row), List.of(Claims.heldBackBy(nullControl, figure))));
      }
    }
    for (Threads threads : Threads.values()) {
      for (Row row : List.of(Row.SHORT_LOCK, Row.QUERY, Row.WATCH)) {
        all.addAll(Reach.of(row, threads, ofChannels(row), count -> List.of(read(evidence, row, threads, count))));
      }
    }
    return all;
  }

  private static Figure read(Evidence evidence, Row row, Threads threads, int count) throws MissingDataException {
    Answer nullControl = evidence.of(Claims.scaling(Row.NULL, threads, count), READ).atMost(LIMIT_NANOS);
    Figure figure = Claims.timeAtMost(
        row.label() + ", read p99, " + count + " observers on " + threads.label() + " threads",
        evidence.of(Claims.scaling(row, threads, count), READ), LIMIT_NANOS);
    return Claims.heldBackBy(nullControl, figure);
  }

  private static boolean ofChannels(Row row) {
    return row != Row.SHORT_LOCK && row != Row.HELD_LOCK;
  }
}
