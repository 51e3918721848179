package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Answer;
import dev.lockstep.bench.data.Estimate;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.List;

/** All claims, and what they share. */
public final class Claims {
  /** How many observers there are in a scaling curve. */
  public static final List<Integer> OBSERVERS = List.of(1, 8, 64, 512, 4096);

  /** The rows of a scaling curve. */
  public static final List<Row> SCALING = List.of(Row.NULL, Row.SHORT_LOCK, Row.QUERY, Row.WATCH);

  private static final List<Claim> ALL =
      List.of(
          new StatusWithinLimit(),
          new StatusFasterThanMutex(),
          new RequestWithoutMutex(),
          new UnlimitedObservers(),
          new PoolNeverWaits());

  private Claims() {}

  /** What the measurements say of each claim. */
  public static List<Decision> decide(Evidence evidence) {
    return ALL.stream().map(claim -> claim.decide(evidence)).toList();
  }

  /** The key of a point of a scaling curve. */
  public static String scaling(Row row, Threads threads, int observers) {
    return new Storm(row, threads, Storm.pause(threads), List.of(observers)).key(observers);
  }

  /** The limit {@code at most nanos}, for a time. */
  static Figure timeAtMost(String what, Estimate estimate, double nanos) {
    return new Figure(what, estimate, Unit.TIME, "at most " + Unit.TIME.text(nanos), estimate.atMost(nanos));
  }

  /** The limit {@code at least factor}, for a ratio. */
  static Figure atLeast(String what, Estimate estimate, double factor) {
    return new Figure(what, estimate, Unit.TIMES, "at least " + Unit.TIMES.text(factor), estimate.atLeast(factor));
  }

  /** The limit {@code at most factor}, for a ratio. */
  static Figure atMost(String what, Estimate estimate, double factor) {
    return new Figure(what, estimate, Unit.TIMES, "at most " + Unit.TIMES.text(factor), estimate.atMost(factor));
  }

  /** A figure whose null control breaks the same limit says nothing: the machine alone was too slow. */
  static Figure heldBackBy(Answer nullControl, Figure figure) {
    if (nullControl == Answer.YES) {
      return figure;
    }
    return new Figure(
        figure.what() + " (so is the null control)", figure.estimate(), figure.unit(), figure.limit(),
        Answer.UNDECIDED);
  }
}
