package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.FaultPoint;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.Timed;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Timer;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a simulated pool: virtual time, owners and executions that are components, workers that are watched,
 * and a fault point in each seam. Nothing here starts or parks a thread.
 */
final class Surroundings implements Parker {
  /** Virtual time does not begin at 0 for the pool, so that nobody can take its clock for its uptime. */
  private static final long ORIGIN = 1_000_000_000L;

  /** An odd constant with well-mixed bits, so that one draw says nothing of the next. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private static final Exception FAILURE = new Exception("the pipeline fails", null, false, false) {};
  private static final Error ERROR = new Error("the pipeline fails badly", null, false, false) {};

  private final Simulation simulation;
  private final PoolKind kind;
  private final Books books;
  private final Map<Fault, FaultPoint> faults = new EnumMap<>(Fault.class);

  /** Looked up by identity only, never iterated. */
  private final Map<Thread, Driver> drivers = new IdentityHashMap<>();

  private final List<Driver> allDrivers = new ArrayList<>();
  private @Nullable Driver taking;
  private @Nullable Execution entered;
  private int owners;

  Surroundings(Simulation simulation, PoolKind kind, Books books) {
    this.simulation = simulation;
    this.kind = kind;
    this.books = books;
    for (Fault fault : Fault.values()) {
      faults.put(fault, simulation.faultPoint(fault.kind()));
    }
  }

  PoolSeams seams() {
    Seams shared =
        new Seams(
            this::supervisorsTime, this::schedule, Runner.VIRTUAL, this::thread, this, Trace.none(),
            failure -> pass(Fault.LISTENER));
    return new PoolSeams(shared, this::chance, this::meter);
  }

  void arm(Fault fault, int calls, boolean withError) {
    Objects.requireNonNull(faults.get(fault)).arm(calls, withError);
  }

  private void pass(Fault fault) {
    Objects.requireNonNull(faults.get(fault)).pass();
  }

  // ---- Time and chance

  private long supervisorsTime() {
    pass(Fault.CLOCK);
    return ORIGIN + simulation.now();
  }

  private Timer.Handle schedule(Duration delay, Runnable task) {
    books.backoffs().scheduled(delay);
    pass(Fault.TIMER);
    Timed timed =
        simulation.after(
            delay.toNanos(),
            () -> {
              simulation.event("timer", () -> delay.toMillis() + " ms are over");
              task.run();
            });
    return () -> {
      pass(Fault.TIMER_CANCEL);
      timed.cancel();
    };
  }

  /** Any whole number of milliseconds, so that what happens at the same time happens at the same time. */
  private long chance(long bound) {
    long choices = (bound - 1) / Limits.MILLI + 1;
    long drawn = Math.floorMod(books.backoffs().number() * SPREAD >>> 33, choices) * Limits.MILLI;
    books.backoffs().drawn(bound - 1, drawn);
    pass(Fault.CHANCE);
    books.backoffs().told();
    return drawn;
  }

  private void meter(PoolResult result) {
    books.metered();
    pass(Fault.METER);
  }

  // ---- Owners

  private Driver drive(String name, Owner<?> owner) {
    Thread key = new Thread(owner);
    owner.bind(key);
    Driver driver = new Driver(simulation, name, owner, () -> taking = drivers.get(key));
    drivers.put(key, driver);
    allDrivers.add(driver);
    return driver;
  }

  /** Not a thread at all: it is driven once it is started. The supervisor's is the first, all others are couriers'. */
  private Thread thread(Runnable body) {
    pass(Fault.THREAD);
    return new Thread(body) {
      @Override
      public void start() {
        String name = owners == 0 ? "supervisor" : "courier " + owners;
        owners++;
        drive(name, (Owner<?>) body);
      }
    };
  }

  /** Whether no owner has anything to do, but for those that are frozen. */
  boolean isQuiet() {
    for (Driver driver : allDrivers) {
      if (!driver.isQuiet()) {
        return false;
      }
    }
    return true;
  }

  // ---- Workers

  /** In the turn of its courier. */
  Worker make(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
    pass(Fault.FACTORY);
    Life life = new Life(simulation, books.lives().size() + 1, Objects.requireNonNull(taking));
    Seams own =
        seams
            .withClock(() -> life.time(ORIGIN + simulation.now()))
            .withRunner(body -> start(life, body))
            .withOwnerThreads(body -> ownerThread(life, body))
            .withTrace(life::traced);
    Worker worker =
        kind == PoolKind.MUTEX
            ? new MutexWorker(policy, pipeline, own)
            : new ChannelWorker(policy, pipeline, own).start();
    life.is(worker);
    books.born(life);
    simulation.tell("courier", () -> life + " is made");
    return new WatchedWorker(worker, observer(life));
  }

  private Thread ownerThread(Life life, Runnable body) {
    pass(Fault.THREAD);
    return new Thread(body) {
      @Override
      public void start() {
        life.ownedBy(drive("owner of " + life, (Owner<?>) body));
      }
    };
  }

  private WatchedWorker.Observer observer(Life life) {
    return new WatchedWorker.Observer() {
      @Override
      public void given(Request request, Ticket ticket) {
        simulation.tell("courier", () -> "gives " + request.id() + " to " + life);
        life.gives(books.job(request.id()), ticket);
      }

      @Override
      public void pinged(Oneshot<Health> reply) {
        life.asked(reply);
      }

      @Override
      public void dismissed() {
        simulation.tell("courier", () -> "dismisses " + life);
        life.dismissed();
        books.dismissed(life);
      }
    };
  }

  // ---- Executions

  private Runner.Run start(Life life, Runnable body) {
    pass(Fault.RUNNER);
    Job job = books.job(life.current());
    books.started(job, life);
    Execution[] self = new Execution[1];
    Component component = simulation.component("pipeline", turn -> run(self[0], body, turn));
    Execution execution = new Execution(life, job, component);
    self[0] = execution;
    life.starts(execution);
    if (!job.conduct().hangs()) {
      simulation.after(job.workNanos(), execution::due);
    }
    return execution::interrupt;
  }

  private void run(Execution execution, Runnable body, Component component) {
    component.leave();
    execution.life().left(execution);
    entered = execution;
    try {
      body.run();
    } finally {
      entered = null;
    }
  }

  /** The pipeline of all workers. It is entered when it is to return: all that lies between is virtual time. */
  String process(Request request) throws Exception {
    Execution execution = Objects.requireNonNull(entered, "the pipeline is run on the turn of an owner");
    Job job = execution.job();
    if (execution.endsEarly()) {
      simulation.event("pipeline", () -> "ends, interrupted, on " + job + " for " + execution.life());
      throw new InterruptedException();
    }
    simulation.event("pipeline", () -> job.conduct().says() + job + " for " + execution.life());
    return switch (job.conduct()) {
      case THROWS -> throw FAILURE;
      case THROWS_ERROR -> throw ERROR;
      case RETURNS, STUBBORN, HANGS, HANGS_FOR_EVER -> String.valueOf(execution.life().number());
    };
  }

  // ---- Nobody waits here

  @Override
  public void park(Object blocker) {
    throw new IllegalStateException("somebody waits in a simulation");
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    park(blocker);
  }

  @Override
  public void unpark(Thread thread) {
    Objects.requireNonNull(drivers.get(thread), "somebody who waits is woken, and nobody waits").wake();
  }
}
