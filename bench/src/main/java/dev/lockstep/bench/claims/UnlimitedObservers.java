package dev.lockstep.bench.claims;

import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * P4. Nothing is unlimited, so the question is: do observers and client get as much done beside each other as beside
 * the null control, whose observers only load a reference, up to the greatest number that was measured?
 */
final class UnlimitedObservers implements Claim {
  private static final double OF_NULL = 0.8;

  @Override
  public String id() {
    return "P4";
  }

  @Override
  public String promise() {
    return "unlimited concurrent observers";
  }

  @Override
  public List<Condition> conditions(Evidence evidence) throws MissingDataException {
    List<Condition> all = new ArrayList<>();
    for (Threads threads : Threads.values()) {
      for (Row row : List.of(Row.SHORT_LOCK, Row.QUERY, Row.WATCH)) {
        boolean judged = row != Row.SHORT_LOCK;
        all.addAll(Reach.of(row, threads, judged, count -> figures(evidence, row, threads, count)));
      }
    }
    return all;
  }

  private static List<Figure> figures(Evidence evidence, Row row, Threads threads, int count)
      throws MissingDataException {
    List<Figure> figures = new ArrayList<>();
    for (Measured rate : List.of(Measured.rate(Storm.STATUS), Measured.rate(Storm.REQUEST))) {
      String what = row.label() + " / null control, " + rate.name() + rate.kind() + ", " + count + " observers on "
          + threads.label() + " threads";
      figures.add(Claims.atLeast(what, evidence.ratio(
          Claims.scaling(row, threads, count), Claims.scaling(Row.NULL, threads, count), rate), OF_NULL));
    }
    return figures;
  }
}
