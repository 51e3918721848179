package dev.lockstep.bench.load;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Burn;
import dev.lockstep.bench.station.Row;
import dev.lockstep.bench.station.Station;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The document's situation: a worker that is busy most of the time with requests that take 20 ms, and an observer that
 * looks a thousand times a second. Both come by a schedule and not when the last one was served.
 *
 * <p>Recorded: {@value #SERVICE}, from the question to its answer; {@value #RESPONSE}, from the moment at which the
 * question was due; {@value #REQUEST}, from the moment at which a request was due to its outcome; {@value #ACTIVE},
 * the answers that showed a request in flight.
 */
public record OpenLoop(Row row) implements Scenario {
  public static final String SERVICE = "service";
  public static final String RESPONSE = "response";
  public static final String REQUEST = "request";
  public static final String ACTIVE = "active";

  /** How long a request is processed. */
  public static final Duration WORK = Duration.ofMillis(20);

  /** One request in each period: the worker is busy nine tenths of the time. */
  public static final Duration REQUEST_PERIOD = Duration.ofNanos(WORK.toNanos() * 10 / 9);

  /** One status read in each period. */
  public static final Duration STATUS_PERIOD = Duration.ofMillis(1);

  private static final long SEED = 1;

  /** The key of a row's series. */
  public static String key(Row row) {
    return "latency/" + row;
  }

  @Override
  public List<String> keys() {
    return List.of(key(row));
  }

  @Override
  public String spec() {
    return "latency:" + row;
  }

  @Override
  public Map<String, List<Slice>> run(Timing timing) throws InterruptedException {
    Tape tape = new Tape(timing.slices());
    Station station = row.open(new Burn(WORK), Threads.VIRTUAL.factory());
    Crew crew = new Crew();
    crew.add(Threads.PLATFORM.factory(), () -> post(station, tape));
    crew.add(Threads.PLATFORM.factory(), () -> observe(station, tape));
    crew.begin();
    tape.run(timing.warmUp().toNanos(), timing.slice().toNanos());
    crew.await();
    station.close();
    return Map.of(key(row), tape.slices());
  }

  private static void post(Station station, Tape tape) throws InterruptedException {
    Tape.Times request = tape.times(REQUEST);
    Schedule schedule = Schedule.regular(REQUEST_PERIOD.toNanos());
    while (!tape.isOver()) {
      long due = schedule.awaitNext();
      station.roundTrip();
      request.record(System.nanoTime() - due);
    }
  }

  private static void observe(Station station, Tape tape) throws InterruptedException {
    Tape.Times service = tape.times(SERVICE);
    Tape.Times response = tape.times(RESPONSE);
    Tape.Tally active = tape.tally(ACTIVE);
    Schedule schedule = Schedule.jittered(STATUS_PERIOD.toNanos(), SEED);
    while (!tape.isOver()) {
      long due = schedule.awaitNext();
      long asked = System.nanoTime();
      boolean seen = station.showsActive();
      long answered = System.nanoTime();
      service.record(answered - asked);
      response.record(answered - due);
      if (seen) {
        active.count();
      }
    }
  }
}
