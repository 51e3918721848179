package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Answer;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a scaling curve keeps a limit: what was found at each number of observers, put as at most two circumstances,
 * up to some number and beyond it.
 */
final class Reach {

  /** The figures at one number of observers. */
  @FunctionalInterface
  interface Point {
    List<Figure> at(int observers) throws MissingDataException;
  }

  private Reach() {}

  /** The circumstances of one curve. */
  static List<Condition> of(Row row, Threads threads, boolean judged, Point point) throws MissingDataException {
    List<Integer> counts = Claims.OBSERVERS;
    List<Condition> each = new ArrayList<>();
    for (int count : counts) {
      each.add(new Condition(String.valueOf(count), judged, point.at(count)));
    }
    int reached = reached(each);
    List<Condition> reach = new ArrayList<>();
    if (reached > 0) {
      String when = place(row, threads) + "up to " + counts.get(reached - 1)
          + (counts.get(reached - 1) == 1 ? " observer" : " observers");
      reach.add(new Condition(when, judged, each.get(reached - 1).figures()));
    }
    if (reached < counts.size()) {
      String when = place(row, threads) + counts.get(reached) + (reached + 1 == counts.size() ? "" : " or more")
          + " observers";
      reach.add(new Condition(when, judged, each.get(reached).figures()));
    }
    return reach;
  }

  private static String place(Row row, Threads threads) {
    return row.label() + ", on " + threads.label() + " threads, ";
  }

  /** How many points keep the limit, up to the last that does before one that does not. */
  private static int reached(List<Condition> each) {
    int reached = 0;
    for (int i = 0; i < each.size() && each.get(i).answer() != Answer.NO; i++) {
      if (each.get(i).answer() == Answer.YES) {
        reached = i + 1;
      }
    }
    return reached;
  }
}
