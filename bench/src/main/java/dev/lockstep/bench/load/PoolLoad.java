package dev.lockstep.bench.load;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Row;
import dev.lockstep.bench.station.Station;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The operations of a pool while many observers read the status of all its workers. The pool is the smallest there is:
 * an array of {@value #WORKERS} workers, and one thread that dispatches to the first idle one and now and then replaces
 * one by another.
 *
 * <p>Recorded: {@value #DISPATCH}, from looking for an idle worker to the outcome of a request that does nothing;
 * {@value #REPLACE}, from making a worker to the end of the one that it replaces.
 *
 * @param row the workers, and how their status is read
 * @param storm whether the observers read the status; if not, they load the reference to the worker and leave it at
 *     that, which is the null control: as many threads, as often awake
 */
public record PoolLoad(Row row, boolean storm) implements Scenario {
  public static final String DISPATCH = "dispatch";
  public static final String REPLACE = "replace";

  /** How many observers there are, each of which looks at every worker and then pauses. */
  public static final int OBSERVERS = 64;

  private static final int WORKERS = 4;
  private static final int DISPATCHES_PER_REPLACE = 10;

  /** The key of a series. */
  public static String key(Row row, boolean storm) {
    return "pool/" + row + "/" + (storm ? "storm" : "null");
  }

  @Override
  public List<String> keys() {
    return List.of(key(row, storm));
  }

  @Override
  public String spec() {
    return "pool:" + row + ":" + storm;
  }

  @Override
  public Map<String, List<Slice>> run(Timing timing) throws InterruptedException {
    Tape tape = new Tape(timing.slices());
    AtomicReferenceArray<Station> pool = new AtomicReferenceArray<>(WORKERS);
    for (int i = 0; i < WORKERS; i++) {
      pool.set(i, open());
    }
    ThreadFactory threads = Threads.VIRTUAL.factory();
    Crew crew = new Crew();
    crew.add(threads, () -> operate(pool, tape));
    for (int i = 0; i < OBSERVERS; i++) {
      crew.add(threads, () -> observe(pool, tape));
    }
    crew.begin();
    tape.run(timing.warmUp().toNanos(), timing.slice().toNanos());
    crew.await();
    for (int i = 0; i < WORKERS; i++) {
      pool.get(i).close();
    }
    return Map.of(key(row, storm), tape.slices());
  }

  private Station open() {
    return row.open(request -> "", Threads.VIRTUAL.factory());
  }

  private void operate(AtomicReferenceArray<Station> pool, Tape tape) throws InterruptedException {
    Tape.Times dispatch = tape.times(DISPATCH);
    Tape.Times replace = tape.times(REPLACE);
    for (int turn = 0; !tape.isOver(); turn = (turn + 1) % WORKERS) {
      for (int i = 0; i < DISPATCHES_PER_REPLACE; i++) {
        long begin = System.nanoTime();
        firstIdle(pool).roundTrip();
        dispatch.record(System.nanoTime() - begin);
      }
      long begin = System.nanoTime();
      Station old = pool.getAndSet(turn, open());
      old.close();
      replace.record(System.nanoTime() - begin);
    }
  }

  /** All are idle here, since one thread posts; so only the looking is measured. */
  private static Station firstIdle(AtomicReferenceArray<Station> pool) throws InterruptedException {
    for (int i = 0; i < WORKERS; i++) {
      Station station = pool.get(i);
      if (!station.showsActive()) {
        return station;
      }
    }
    throw new IllegalStateException("no worker is idle, although none has work");
  }

  private void observe(AtomicReferenceArray<Station> pool, Tape tape) throws InterruptedException {
    Tape.Tally active = tape.tally(OpenLoop.ACTIVE);
    while (!tape.isOver()) {
      for (int i = 0; i < WORKERS; i++) {
        Station station = pool.get(i);
        if (storm && station.showsActive()) {
          active.count(); // keeps the read from being left out
        }
      }
      LockSupport.parkNanos(this, Storm.pause(Threads.VIRTUAL).toNanos());
    }
  }
}
