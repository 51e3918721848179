package dev.lockstep.bench.claims;

import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/** P2. Judged on the response time, for each mutex worker, each way to read the channel worker, and two percentiles. */
final class StatusFasterThanMutex implements Claim {
  private static final double FACTOR = 100;

  @Override
  public String id() {
    return "P2";
  }

  @Override
  public String promise() {
    return "a status is 100 times faster than with the mutex";
  }

  @Override
  public List<Condition> conditions(Evidence evidence) throws MissingDataException {
    List<Condition> all = new ArrayList<>();
    for (Row mutex : List.of(Row.SHORT_LOCK, Row.HELD_LOCK)) {
      for (Row channel : List.of(Row.QUERY, Row.WATCH)) {
        for (double percent : new double[] {50, 99}) {
          Measured response = Measured.percentile(OpenLoop.RESPONSE, percent);
          String what = mutex.label() + " / " + channel.label() + ", response " + response.kind();
          all.add(new Condition(what, true, List.of(Claims.atLeast(
              what, evidence.ratio(OpenLoop.key(mutex), OpenLoop.key(channel), response), FACTOR))));
        }
      }
    }
    return all;
  }
}
