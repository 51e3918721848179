package dev.lockstep.bench.claims;

import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.data.Estimate;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * P3. What a request takes in a mutex worker, less what it takes in the channel worker: alone, beside observers, and
 * when it is processed for 20 ms.
 */
final class RequestWithoutMutex implements Claim {
  private static final double SAVING_NANOS = 5_000_000;
  private static final double[] PERCENTS = {50, 99};

  @Override
  public String id() {
    return "P3";
  }

  @Override
  public String promise() {
    return "a request takes 5 ms less";
  }

  @Override
  public List<Condition> conditions(Evidence evidence) throws MissingDataException {
    List<Condition> all = new ArrayList<>();
    for (double percent : PERCENTS) {
      Measured sample = Measured.percentile(JmhRound.SAMPLE, percent);
      all.add(saving("no-op, alone, on virtual threads, " + sample.kind(), evidence.difference(
          Jmh.virtualTrip("roundTrip", Row.SHORT_LOCK), Jmh.virtualTrip("roundTrip", Row.QUERY), sample)));
      all.add(saving("no-op, alone, on platform threads, " + sample.kind(), evidence.difference(
          Jmh.roundTrip("MUTEX"), Jmh.roundTrip("CHANNEL"), sample)));
      Measured request = Measured.percentile(OpenLoop.REQUEST, percent);
      for (Row mutex : List.of(Row.SHORT_LOCK, Row.HELD_LOCK)) {
        all.add(saving("20 ms of work, " + mutex.label() + ", " + request.kind(), evidence.difference(
            OpenLoop.key(mutex), OpenLoop.key(Row.WATCH), request)));
      }
      for (Threads threads : Threads.values()) {
        for (int count : Claims.OBSERVERS) {
          all.add(besideObservers(evidence, threads, count, percent));
        }
      }
    }
    return all;
  }

  private static Condition besideObservers(Evidence evidence, Threads threads, int count, double percent)
      throws MissingDataException {
    Measured request = Measured.percentile(Storm.REQUEST, percent);
    Estimate saved = evidence.difference(
        Claims.scaling(Row.SHORT_LOCK, threads, count), Claims.scaling(Row.WATCH, threads, count), request);
    return saving(
        "no-op, beside " + count + " observers on " + threads.label() + " threads, " + request.kind(), saved);
  }

  private static Condition saving(String when, Estimate saved) {
    Figure figure = new Figure(
        "mutex less channel, " + when, saved, Unit.TIME, "at least " + Unit.TIME.text(SAVING_NANOS),
        saved.atLeast(SAVING_NANOS));
    return new Condition(when, true, List.of(figure));
  }
}
