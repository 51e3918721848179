package dev.lockstep.supervisor;

import dev.lockstep.channel.Owner;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Timer;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerCrashed;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose surroundings a test controls: it takes the owners' turns, moves the clock, and says when a pipeline
 * returns. No thread is started.
 */
final class Rig {
  enum Kind {
    MUTEX,
    CHANNEL
  }

  private record Due(long at, Runnable task) {}

  private final Kind kind;
  private final List<Owner<?>> owners = new ArrayList<>();
  private final List<Due> alarms = new ArrayList<>();
  private final Queue<Runnable> executions = new ArrayDeque<>();
  private final List<Worker> workers = new ArrayList<>();
  private final Set<Integer> broken = new HashSet<>();
  private long now;

  final List<Throwable> contained = new ArrayList<>();
  final List<PoolResult> metered = new ArrayList<>();
  final Supervisor supervisor;

  /** Fails whoever asks for the time, an alarm, a thread, or a worker, as long as it is set. */
  boolean clockFails;

  boolean timerFails;
  boolean threadsFail;
  boolean factoryFails;
  boolean meterFails;
  boolean chanceFails;

  /** Happens whenever a result is metered, which is before it is published. */
  Runnable whenMetered = () -> {};

  Rig(Kind kind, PoolPolicy policy) {
    this.kind = kind;
    Seams shared =
        Seams.production()
            .withClock(() -> orFail(clockFails, now))
            .withTimer(this::schedule)
            .withRunner(this::run)
            .withOwnerThreads(this::thread)
            .withContained(contained::add);
    PoolSeams seams =
        PoolSeams.production()
            .withShared(shared)
            .withChance(bound -> orFail(chanceFails, bound - 1))
            .withMeter(this::meter);
    this.supervisor = new Supervisor(policy, this::make, this::process, seams);
    owners.add(supervisor.owner());
  }

  private static <T> T orFail(boolean fails, T value) {
    if (fails) {
      throw new IllegalStateException("the seam fails");
    }
    return value;
  }

  private Worker make(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
    int number = orFail(factoryFails, workers.size());
    Seams own = seams.withClock(() -> orFail(broken.contains(number), now));
    Worker worker =
        kind == Kind.MUTEX
            ? new MutexWorker(policy, pipeline, own)
            : new ChannelWorker(policy, pipeline, own).start();
    workers.add(worker);
    return worker;
  }

  private Timer.Handle schedule(Duration delay, Runnable task) {
    Due due = orFail(timerFails, new Due(now + delay.toNanos(), task));
    alarms.add(due);
    return () -> alarms.remove(due);
  }

  private Thread thread(Runnable owner) {
    return new Thread(owner) {
      @Override
      public void start() {
        owners.add((Owner<?>) orFail(threadsFail, owner));
      }
    };
  }

  private Runner.Run run(Runnable body) {
    executions.add(body);
    return () -> {};
  }

  private void meter(PoolResult result) {
    metered.add(orFail(meterFails, result));
    whenMetered.run();
  }

  private String process(Request request) {
    if (request.id().startsWith("fails")) {
      throw new IllegalArgumentException("the pipeline fails");
    }
    if (request.id().startsWith("rethrows")) {
      throw new WorkerCrashed(new IllegalStateException("another worker fails"));
    }
    return "done " + request.id();
  }

  // ---- What happens

  /** Takes turns until nobody has anything to do. */
  void settle() {
    boolean busy;
    do {
      busy = false;
      for (Owner<?> owner : List.copyOf(owners)) {
        while (owners.contains(owner) && owner.turn()) {
          busy = true;
        }
      }
    } while (busy);
  }

  /** Lets time pass; alarms go off in order, each dealt with before the next. */
  void pass(Duration time) {
    long until = now + time.toNanos();
    for (Due next = due(until); next != null; next = due(until)) {
      alarms.remove(next);
      now = Math.max(now, next.at());
      next.task().run();
      settle();
    }
    now = until;
  }

  private @Nullable Due due(long until) {
    return alarms.stream().filter(due -> due.at() <= until).min(Comparator.comparingLong(Due::at)).orElse(null);
  }

  PoolTicket submit(String id) {
    return submit(new Request(id, ""));
  }

  PoolTicket submit(Request request) {
    PoolTicket ticket = supervisor.submit(request);
    settle();
    return ticket;
  }

  /** The execution that was started first, of those that have not returned, returns. */
  void returns() {
    returnsUnheard();
    settle();
  }

  /** As {@link #returns}, but no owner takes a turn. */
  void returnsUnheard() {
    executions.remove().run();
  }

  /** All executions return, and those that are started thereupon. */
  void allReturn() {
    while (!executions.isEmpty()) {
      returns();
    }
  }

  int executing() {
    return executions.size();
  }

  int made() {
    return workers.size();
  }

  /** The worker that was made as the {@code number}th, from 0, fails at its next step: it crashes. */
  void crash(int number) {
    broken.add(number);
    workers.get(number).ping();
    settle();
  }

  /** The owner of that worker, a channel worker, takes no more turns: it hangs. */
  Owner<?> hang(int number) {
    Owner<?> owner = ((ChannelWorker) workers.get(number)).owner();
    owners.remove(owner);
    return owner;
  }

  /** The courier that was started first takes no more turns: whoever it calls holds it up. */
  Owner<?> holdUpACourier() {
    return owners.remove(1); // the first owner is the supervisor's
  }

  /** An owner that hung takes turns again. */
  void wakeUp(Owner<?> owner) {
    owners.add(owner);
    settle();
  }

  PoolStatus status() {
    return supervisor.status();
  }

  <T> T reply(@Nullable T reply) {
    return Objects.requireNonNull(reply, "there is no reply");
  }

  /** How many alarms are armed. */
  int armed() {
    return alarms.size();
  }
}
