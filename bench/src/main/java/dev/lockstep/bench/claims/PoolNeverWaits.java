package dev.lockstep.bench.claims;

import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.load.PoolLoad;
import dev.lockstep.bench.load.SupervisorLoad;
import dev.lockstep.bench.load.SupervisorLoad.Looking;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * P5. An operation that waits for status reads takes longer beside observers that read the status than beside as many
 * that do not: at the 99th percentile, more than twice as long.
 */
final class PoolNeverWaits implements Claim {
  private static final double FACTOR = 2;

  @Override
  public String id() {
    return "P5";
  }

  @Override
  public String promise() {
    return "pool operations never wait for status";
  }

  @Override
  public List<Condition> conditions(Evidence evidence) throws MissingDataException {
    List<Condition> all = new ArrayList<>();
    for (Row row : List.of(Row.SHORT_LOCK, Row.QUERY, Row.WATCH)) {
      for (String operation : List.of(PoolLoad.DISPATCH, PoolLoad.REPLACE)) {
        Measured time = Measured.percentile(operation, 99);
        String when = operation + " in a pool of: " + row.label();
        Figure figure = Claims.atMost(
            row.label() + ", " + operation + " " + time.kind() + ", storm / null control, " + PoolLoad.OBSERVERS
                + " observers",
            evidence.ratio(PoolLoad.key(row, true), PoolLoad.key(row, false), time), FACTOR);
        all.add(new Condition(when, row != Row.SHORT_LOCK, List.of(figure)));
      }
    }
    for (Looking looking : List.of(Looking.QUERY, Looking.WATCH)) {
      for (String operation : List.of(PoolLoad.DISPATCH, SupervisorLoad.SCALE)) {
        all.add(supervised(evidence, looking, operation));
      }
    }
    return all;
  }

  private static Condition supervised(Evidence evidence, Looking looking, String operation)
      throws MissingDataException {
    Measured time = Measured.percentile(operation, 99);
    String when = operation + " by the supervisor, whose "
        + (looking == Looking.QUERY ? "owner is asked" : "watch is read");
    return new Condition(when, true, List.of(Claims.atMost(
        when + ", " + time.kind() + ", storm / null control, " + PoolLoad.OBSERVERS + " observers",
        evidence.ratio(SupervisorLoad.key(looking), SupervisorLoad.key(Looking.NULL), time), FACTOR)));
  }
}
