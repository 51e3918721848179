package dev.lockstep.bench.claims;

import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the kit aims at: ratios within one run, of shipped classes to their alternatives. They gate nothing. */
public final class Aims {
  /** The observers of the storm that is compared with Jox: each waits for its answer, so none needs a pause. */
  static final int STORM_OBSERVERS = 16;

  private static final int MOST = 4096;
  private static final Measured SAMPLE = Measured.percentile(JmhRound.SAMPLE, 50);

  private Aims() {}

  /** The storm of a row that is compared with Jox. */
  public static Storm storm(Row row) {
    return new Storm(row, Threads.VIRTUAL, Duration.ZERO, List.of(STORM_OBSERVERS));
  }

  /** Each aim, and what was measured. */
  public static List<Figure> of(Evidence evidence) throws MissingDataException {
    List<Figure> aims = new ArrayList<>();
    aims.add(Claims.atMost(
        "watch read / null load, mean, live writer",
        evidence.ratio(
            Jmh.statusRead("status", "CHANNEL"), Jmh.statusRead("nullControl", "CHANNEL"),
            Measured.mean(JmhRound.NANOS)),
        1.2));
    aims.add(ofNull(evidence, Measured.rate(Storm.STATUS)));
    aims.add(ofNull(evidence, Measured.rate(Storm.REQUEST)));
    aims.add(Claims.atLeast(
        "mutex, held lock / channel, watch: status, response p50, 20 ms requests",
        evidence.ratio(
            OpenLoop.key(Row.HELD_LOCK), OpenLoop.key(Row.WATCH), Measured.percentile(OpenLoop.RESPONSE, 50)),
        100));
    aims.add(Claims.atMost(
        "channel, query / Jox, select: idle status p50",
        evidence.ratio(Jmh.virtualTrip("status", Row.QUERY), Jmh.virtualTrip("status", Row.JOX), SAMPLE), 0.8));
    aims.add(ofJox(evidence, Measured.rate(Storm.STATUS), 1.2));
    aims.add(ofJox(evidence, Measured.rate(Storm.REQUEST), 1.5));
    aims.add(Claims.atMost(
        "channel / Jox, select: no-op request p50, processing outside",
        evidence.ratio(Jmh.virtualTrip("roundTrip", Row.QUERY), Jmh.virtualTrip("roundTrip", Row.JOX), SAMPLE), 0.8));
    return aims;
  }

  private static Figure ofNull(Evidence evidence, Measured rate) throws MissingDataException {
    return Claims.atLeast(
        "channel, watch / null control: " + rate.name() + rate.kind() + ", " + MOST + " paced observers",
        evidence.ratio(
            Claims.scaling(Row.WATCH, Threads.VIRTUAL, MOST), Claims.scaling(Row.NULL, Threads.VIRTUAL, MOST), rate),
        0.8);
  }

  private static Figure ofJox(Evidence evidence, Measured rate, double factor) throws MissingDataException {
    return Claims.atLeast(
        "channel, query / Jox, select: " + rate.name() + rate.kind() + ", " + STORM_OBSERVERS + " observers",
        evidence.ratio(storm(Row.QUERY).key(STORM_OBSERVERS), storm(Row.JOX).key(STORM_OBSERVERS), rate), factor);
  }
}
