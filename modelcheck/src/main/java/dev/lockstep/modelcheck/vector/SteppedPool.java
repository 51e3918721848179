package dev.lockstep.modelcheck.vector;

import dev.lockstep.channel.Owner;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.Supervisor;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor whose owners take their turns when they are told to, with puppets for workers. No thread is started, and
 * time stands still but for what passes on purpose.
 *
 * <p>Whoever looks from outside gives the slots their numbers: a new worker is in the slot that is said to be refilled,
 * or else in the lowest that is free. A slot that waits for its next worker is not.
 *
 * <p>For one thread.
 */
final class SteppedPool {
  /** How long a wait of a restart could be at most. */
  record Wait(Duration atMost, Duration drawn) {}

  private final AlarmClock clock = new AlarmClock();
  private final List<Owner<?>> owners = new ArrayList<>();
  private final List<Puppet> puppets = new ArrayList<>();
  private final List<Puppet.Given> given = new ArrayList<>();
  private final Map<Integer, Wait> waits = new HashMap<>();
  private @Nullable Wait lastDrawn;
  private int draws;
  private final Supervisor supervisor;
  private int refilled;

  /** A pool that has done what it does from the start. */
  SteppedPool(PoolPolicy policy) {
    Seams shared = Seams.production().withClock(clock).withTimer(clock).withOwnerThreads(this::thread);
    PoolSeams seams = PoolSeams.production().withShared(shared).withChance(this::chance);
    this.supervisor = new Supervisor(policy, this::make, request -> "", seams);
    supervisor.start();
    settle();
  }

  /** Not a thread at all: its owner takes turns with the others. */
  private Thread thread(Runnable owner) {
    return new Thread(owner) {
      @Override
      public void start() {
        owners.add((Owner<?>) owner);
      }
    };
  }

  /** The longest wait that is possible, but a little shorter each time, so that alarms can be told from each other. */
  private long chance(long bound) {
    long drawn = bound - 1 - draws++;
    lastDrawn = new Wait(Duration.ofNanos(bound - 1), Duration.ofNanos(drawn));
    return drawn;
  }

  private Worker make(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
    int slot = refilled > 0 ? refilled : lowestFree();
    refilled = 0;
    int life = 1 + (int) puppets.stream().filter(puppet -> puppet.slot() == slot).count();
    Puppet puppet = new Puppet(slot, life, policy, seams, given);
    puppets.add(puppet);
    return puppet;
  }

  private int lowestFree() {
    return IntStream.iterate(1, slot -> slot + 1).filter(this::isFree).findFirst().orElseThrow();
  }

  private boolean isFree(int slot) {
    Wait wait = waits.get(slot);
    return present(slot).isEmpty() && (wait == null || !clock.isSet(wait.drawn()));
  }

  /** The worker of the slot has just died. A pool that has ended thereby lets nobody wait for another one. */
  void died(int slot) {
    Wait wait = lastDrawn;
    lastDrawn = null;
    if (wait != null && clock.isSet(wait.drawn())) {
      waits.put(slot, wait);
    }
  }

  /** The wait of the slot for its next worker is over; false if it does not wait. */
  boolean restart(int slot) {
    Wait wait = waits.get(slot);
    refilled = slot;
    boolean waited = wait != null && goOff(wait.drawn());
    refilled = 0;
    return waited;
  }

  /** Takes turns until nobody has anything to do. */
  void settle() {
    boolean busy;
    do {
      busy = false;
      for (Owner<?> owner : List.copyOf(owners)) {
        while (owner.turn()) {
          busy = true;
        }
      }
    } while (busy);
  }

  /** So much time passes, and the pool has occasion to see whether a duty is due. */
  void look(Duration time) {
    pass(time);
    supervisor.poolStatus();
    settle();
  }

  void pass(Duration time) {
    clock.pass(time);
  }

  /** The alarm with this delay goes off; false if it is not set. */
  boolean goOff(Duration delay) {
    boolean set = clock.goOff(delay);
    settle();
    return set;
  }

  Supervisor supervisor() {
    return supervisor;
  }

  PoolStatus status() {
    return supervisor.status();
  }

  /** The last wait of each slot for a worker. */
  Map<Integer, Wait> waits() {
    return waits;
  }

  /** All lives, in the order in which they were made. */
  List<Puppet> puppets() {
    return puppets;
  }

  /** What any life was given, in its order. */
  List<Puppet.Given> given() {
    return given;
  }

  Puppet life(int slot, int life) {
    return puppets.stream()
        .filter(puppet -> puppet.slot() == slot && puppet.life() == life)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("slot " + slot + " has no life " + life));
  }

  /** Who is in the slot, unless its pool has dismissed it. */
  Optional<Puppet> present(int slot) {
    return puppets.stream().filter(puppet -> puppet.slot() == slot && !puppet.isDismissed()).findFirst();
  }
}
