package dev.lockstep.bench.load;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.station.Station;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.Scaling;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.supervisor.Supervisor;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * The operations of the kit's {@link Supervisor} while many observers read the status of its pool. One thread submits
 * requests that do nothing, and now and then asks for one worker more and one less.
 *
 * <p>Recorded: {@value PoolLoad#DISPATCH}, from submitting a request to its outcome; {@value #SCALE}, from asking for a
 * worker to the answer.
 *
 * @param looking what the observers do
 */
public record SupervisorLoad(Looking looking) implements Scenario {
  public static final String SCALE = "scale";

  private static final Request REQUEST = new Request("request", "");
  private static final int WORKERS = 4;
  private static final int DISPATCHES_PER_SCALE = 10;

  /** What an observer does between two pauses. */
  public enum Looking {
    /** It only wakes up: the null control. */
    NULL,
    /** It reads the watch. */
    WATCH,
    /** It asks the owner. */
    QUERY
  }

  /** The key of a series. */
  public static String key(Looking looking) {
    return "supervisor/" + looking;
  }

  @Override
  public List<String> keys() {
    return List.of(key(looking));
  }

  @Override
  public String spec() {
    return "supervisor:" + looking;
  }

  @Override
  public Map<String, List<Slice>> run(Timing timing) throws InterruptedException {
    Tape tape = new Tape(timing.slices());
    Supervisor pool =
        new Supervisor(
                PoolPolicy.ofSize(WORKERS).withScaling(ScalingPolicy.between(WORKERS, WORKERS + 1)),
                (policy, pipeline, seams) -> new ChannelWorker(policy, pipeline, seams).start(),
                request -> "",
                PoolSeams.production())
            .start();
    ThreadFactory threads = Threads.VIRTUAL.factory();
    Crew crew = new Crew();
    crew.add(threads, () -> operate(pool, tape));
    for (int i = 0; i < PoolLoad.OBSERVERS; i++) {
      crew.add(threads, () -> observe(pool, tape));
    }
    crew.begin();
    tape.run(timing.warmUp().toNanos(), timing.slice().toNanos());
    crew.await();
    PoolReport report = pool.shutdown(ShutdownPolicy.DEFAULT).await();
    if (report.crash() != null || report.escalated() || !report.leftBehind().isEmpty()) {
      throw new IllegalStateException("the pool did not stop in order: " + report, report.crash());
    }
    return Map.of(key(looking), tape.slices());
  }

  private static void operate(Supervisor pool, Tape tape) throws InterruptedException {
    Tape.Times dispatch = tape.times(PoolLoad.DISPATCH);
    Tape.Times scale = tape.times(SCALE);
    while (!tape.isOver()) {
      for (int i = 0; i < DISPATCHES_PER_SCALE; i++) {
        long begin = System.nanoTime();
        Station.completed(pool.submit(REQUEST).outcome().await());
        dispatch.record(System.nanoTime() - begin);
      }
      long begin = System.nanoTime();
      requireAnswered(pool.addWorker().await());
      scale.record(System.nanoTime() - begin);
      begin = System.nanoTime();
      requireAnswered(pool.removeWorker().await());
      scale.record(System.nanoTime() - begin);
    }
  }

  private static void requireAnswered(Scaling answer) {
    if (answer instanceof Scaling.Refused refused) {
      throw new IllegalStateException("the pool does not scale: " + refused.reason());
    }
  }

  private void observe(Supervisor pool, Tape tape) throws InterruptedException {
    Tape.Tally active = tape.tally(OpenLoop.ACTIVE);
    while (!tape.isOver()) {
      int assigned =
          switch (looking) {
            case NULL -> 0;
            case WATCH -> pool.status().assigned();
            case QUERY -> pool.poolStatus().await().assigned();
          };
      if (assigned > 0) {
        active.count(); // keeps the read from being left out
      }
      LockSupport.parkNanos(this, Storm.pause(Threads.VIRTUAL).toNanos());
    }
  }
}
