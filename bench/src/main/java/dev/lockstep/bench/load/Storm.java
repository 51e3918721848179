package dev.lockstep.bench.load;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Row;
import dev.lockstep.bench.station.Station;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Many observers and one client, as fast as they can: a closed loop, at <em>saturation</em>. It says how much a worker
 * and its observers get done beside each other, and not how long somebody waits who comes at his own time.
 *
 * <p>Recorded: {@value #STATUS}, a status read by itself, without the pause that follows; {@value #REQUEST}, a request
 * that does nothing, from post to outcome.
 *
 * <p>The numbers of observers are taken one after the other in the same JVM.
 *
 * @param row the worker, and how its status is read
 * @param threads what observers, client and owner run on
 * @param pause an observer waits so long between two reads. Readers that never wait would keep virtual threads of
 *     others from running at all: zero only where a read itself waits
 * @param observers how many there are, one number after the other
 */
public record Storm(Row row, Threads threads, Duration pause, List<Integer> observers) implements Scenario {
  public static final String STATUS = "status";
  public static final String REQUEST = "request";

  /**
   * The pause of an observer in a scaling curve. It is as short as the machinery of the threads allows: a few thousand
   * virtual threads that pause for 1 ms, or platform threads that pause for 20 ms, keep two processors busy with
   * nothing but waking up.
   */
  public static Duration pause(Threads threads) {
    return threads == Threads.VIRTUAL ? Duration.ofMillis(1) : Duration.ofMillis(20);
  }

  /** Copies the list. */
  public Storm {
    observers = List.copyOf(observers);
  }

  /** The key of the series with that many observers. */
  public String key(int count) {
    return "storm/" + (pause.isZero() ? "unpaced" : "paced") + "/" + threads.label() + "/" + row + "/" + count;
  }

  @Override
  public List<String> keys() {
    return observers.stream().map(this::key).toList();
  }

  @Override
  public String spec() {
    String counts = observers.stream().map(String::valueOf).collect(Collectors.joining("+"));
    return "storm:" + row + ":" + threads + ":" + pause.toMillis() + ":" + counts;
  }

  @Override
  public double seconds(Timing timing) {
    return timing.seconds() * observers.size() + Scenarios.JVM_SECONDS;
  }

  @Override
  public Map<String, List<Slice>> run(Timing timing) throws InterruptedException {
    Map<String, List<Slice>> slices = new LinkedHashMap<>();
    for (int count : observers) {
      slices.put(key(count), run(count, timing));
    }
    return slices;
  }

  private List<Slice> run(int count, Timing timing) throws InterruptedException {
    Tape tape = new Tape(timing.slices());
    Station station = row.open(request -> "", threads.factory());
    Crew crew = new Crew();
    crew.add(threads.factory(), () -> post(station, tape));
    for (int i = 0; i < count; i++) {
      crew.add(threads.factory(), () -> observe(station, tape));
    }
    crew.begin();
    tape.run(timing.warmUp().toNanos(), timing.slice().toNanos());
    crew.await();
    station.close();
    return tape.slices();
  }

  private static void post(Station station, Tape tape) throws InterruptedException {
    Tape.Times request = tape.times(REQUEST);
    while (!tape.isOver()) {
      long posted = System.nanoTime();
      station.roundTrip();
      request.record(System.nanoTime() - posted);
    }
  }

  private void observe(Station station, Tape tape) throws InterruptedException {
    Tape.Times status = tape.times(STATUS);
    Tape.Tally active = tape.tally(OpenLoop.ACTIVE);
    long pauseNanos = pause.toNanos();
    while (!tape.isOver()) {
      long asked = System.nanoTime();
      boolean seen = station.showsActive();
      status.record(System.nanoTime() - asked);
      if (seen) {
        active.count(); // keeps the read from being left out
      }
      if (pauseNanos > 0) {
        LockSupport.parkNanos(this, pauseNanos);
      }
    }
  }
}
