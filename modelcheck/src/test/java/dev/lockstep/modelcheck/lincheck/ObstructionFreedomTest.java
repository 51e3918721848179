package dev.lockstep.modelcheck.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.channel.Parker;
import dev.lockstep.modelcheck.lincheck.explore.Counterexample;
import dev.lockstep.modelcheck.lincheck.explore.Exploration;
import dev.lockstep.modelcheck.lincheck.explore.Explorer;
import dev.lockstep.modelcheck.lincheck.explore.NumberedVerifier;
import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import dev.lockstep.modelcheck.lincheck.explore.Target;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same check on both workers: a status read never waits for whoever changes the worker. The channel worker's is a
 * read of its watch; the mutex worker's waits for the lock, and must be found out.
 */
final class ObstructionFreedomTest {
  private static final Scenario SCENARIO = Scenario.of("change", "status status");

  /** Nobody waits in these scenarios, so there is nobody to wake; the strict parker would take a lock for it. */
  private static final Parker NOBODY =
      new Parker() {
        @Override
        public void park(Object blocker) {
          throw new IllegalStateException("somebody waits");
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
          park(blocker);
        }

        @Override
        public void unpark(Thread thread) {}
      };

  private static final Runner NEVER_RUNS = body -> () -> {};

  private static Seams seams() {
    return Seams.production()
        .withClock(() -> 0)
        .withTimer((delay, task) -> () -> {})
        .withRunner(NEVER_RUNS)
        .withParker(NOBODY);
  }

  /** A worker that changes in one thread, and is looked at in another. */
  public abstract static class Operations<W extends Worker> {
    private final W worker;

    Operations(W worker) {
      this.worker = worker;
    }

    abstract void handle(W changed);

    public final void change() {
      worker.post(new Request("a", ""));
      handle(worker);
    }

    public final String status() {
      return worker.status().phase().name();
    }
  }

  /** By watch. */
  public static final class Channel extends Operations<ChannelWorker> {
    public Channel() {
      super(new ChannelWorker(WorkerPolicy.ofCapacity(1), request -> "", seams()));
    }

    @Override
    void handle(ChannelWorker changed) {
      changed.owner().turn();
    }
  }

  /** By lock. */
  public static final class Mutex extends Operations<MutexWorker> {
    public Mutex() {
      super(new MutexWorker(WorkerPolicy.ofCapacity(1), request -> "", seams()));
    }

    @Override
    void handle(MutexWorker changed) {
      // It was handled by the call that sent it.
    }
  }

  private static Exploration explore(Class<?> operations) {
    Target target = new Target(operations, NumberedVerifier.class, List.of(), List.of(), true);
    return Explorer.explore(target, List.of(SCENARIO), 300).getFirst();
  }

  @Test
  void aStatusByWatchNeverWaits() {
    assertInstanceOf(Exploration.Clean.class, explore(Channel.class));
  }

  @Test
  void aStatusByLockWaits() {
    Exploration.Violated violated = assertInstanceOf(Exploration.Violated.class, explore(Mutex.class));
    assertEquals(Counterexample.Kind.BLOCKS, violated.counterexample().kind());
  }
}
