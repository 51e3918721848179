package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Parker;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerCrashed;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants in the class comment of {@link SupervisorState}, after every step of long random runs. */
class StateInvariantsTest {
  private static final int STEPS = 300;
  private static final int CAPACITY = 2;
  private static final int INTAKE = 3;
  private static final int ATTEMPTS = 2;
  private static final int RESTARTS = 4;
  private static final long WINDOW = 60;
  private static final int MIN = 1;
  private static final int MAX = 3;
  private static final int SURGE = 2;

  private static final PoolPolicy POLICY =
      new PoolPolicy(
          INTAKE,
          ATTEMPTS,
          WorkerPolicy.ofCapacity(CAPACITY),
          new ScalingPolicy(MIN, MAX, SURGE, 1, 1, nanos(7), nanos(20)),
          new RestartPolicy(RESTARTS, nanos(WINDOW), nanos(3), nanos(24)),
          new HealthPolicy(nanos(9), 2));

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void holdAfterEveryStep(long seed) {
    Outside outside = new Outside(new Random(seed));
    outside.carryOut();
    for (int step = 0; step < STEPS; step++) {
      outside.randomStep(step);
      outside.carryOut();
      outside.check("seed " + seed + ", step " + step);
    }
    outside.end();
    outside.check("seed " + seed + ", at rest");
    assertTrue(outside.waiting.isEmpty(), "nobody waits after the end");
  }

  /** Clients, workers, timers: what the effects told the outside world, kept apart from the state's own books. */
  private static final class Outside {
    private final Random random;
    private final SupervisorState state = new SupervisorState(POLICY, 0);
    private long now;

    private final List<PoolTicket> submitted = new ArrayList<>();
    private final Set<PoolTicket> waiting = new HashSet<>();
    private long admitted;
    private long settled;
    private Totals totals = Totals.NONE;

    /** What each life holds, old ones too, in the order in which it was given. */
    private final List<Assignment> held = new ArrayList<>();

    private final Set<Incarnation> present = new LinkedHashSet<>();
    private final Set<Incarnation> former = new LinkedHashSet<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Alarm.Duty> reminders = new ArrayList<>();
    private final List<Long> restarts = new ArrayList<>();
    private long restartsSeen;
    private long fenced;
    private int asked;

    Outside(Random random) {
      this.random = random;
    }

    private void randomStep(int step) {
      now += random.nextInt(3);
      state.tick(now);
      carryOut();
      if (!reminders.isEmpty() && random.nextBoolean()) {
        state.attend(reminders.removeFirst());
        carryOut();
      }
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> submit(step);
        case 3, 4, 5 -> report();
        case 6 -> fire();
        case 7 -> die();
        case 8 -> end(former);
        case 9 -> state.cancel(any());
        case 10 -> state.keeps(random.nextInt(INTAKE));
        default -> rareStep();
      }
    }

    private void rareStep() {
      switch (random.nextInt(40)) {
        case 0 -> state.close(new ShutdownPolicy(nanos(random.nextInt(2)), nanos(random.nextInt(2))));
        case 1 -> state.crash(new IllegalStateException());
        case 2 -> end(present);
        case 3 -> pick(present, state::neverBegan);
        default -> {
          asked++;
          state.scale(target -> target + random.nextInt(5) - 2, new Oneshot<>());
        }
      }
    }

    private void submit(int step) {
      Duration patience = nanos(random.nextInt(2));
      Duration limit = random.nextBoolean() ? null : nanos(1);
      PoolTicket ticket = new PoolTicket(new Request("r" + step, "", patience, limit), t -> {}, Parker.JDK);
      submitted.add(ticket);
      waiting.add(ticket);
      state.submit(ticket);
    }

    private PoolTicket any() {
      return submitted.isEmpty()
          ? new PoolTicket(new Request("unknown", ""), t -> {}, Parker.JDK)
          : submitted.get(random.nextInt(submitted.size()));
    }

    private void report() {
      if (held.isEmpty()) {
        return;
      }
      Assignment assignment = held.remove(random.nextInt(held.size()));
      Outcome outcome =
          switch (random.nextInt(6)) {
            case 0 -> new Outcome.Failed(new IllegalArgumentException());
            case 1 -> new Outcome.Failed(new WorkerCrashed(new IllegalStateException()));
            case 2 -> new Outcome.NotRun(Refusal.STOPPED);
            default -> new Outcome.Completed("");
          };
      PoolStatus before = state.snapshot();
      boolean old = !present.contains(assignment.by());
      state.done(assignment, outcome);
      if (old) {
        fenced += outcome instanceof Outcome.NotRun ? 0 : 1;
        assertEquals(before.totals(), state.snapshot().totals(), "S2: an old life settled something");
      }
    }

    private void fire() {
      if (!alarms.isEmpty()) {
        state.fired(alarms.remove(random.nextInt(alarms.size())));
      }
    }

    private void die() {
      if (random.nextInt(3) == 0) {
        pick(present, who -> state.answered(who, Health.STUCK_EXECUTION));
      } else if (random.nextInt(3) == 0) {
        pick(present, state::died);
      } else {
        pick(present, who -> state.answered(who, Health.HEALTHY));
      }
    }

    private void end(Set<Incarnation> among) {
      pick(
          among,
          who -> {
            if (former.remove(who)) {
              held.removeIf(assignment -> assignment.by().equals(who));
            }
            state.ended(who, random.nextBoolean() ? "left" : null);
          });
    }

    private void pick(Set<Incarnation> among, Consumer<Incarnation> action) {
      List<Incarnation> all = List.copyOf(among);
      if (!all.isEmpty()) {
        action.accept(all.get(random.nextInt(all.size())));
      }
    }

    /** Everything comes to its end: a shutdown whose patience is over. */
    private void end() {
      state.close(ShutdownPolicy.NOW);
      carryOut();
      state.fired(new Alarm.Grace());
      state.fired(new Alarm.Linger());
      carryOut();
      assertTrue(state.isTerminal());
    }

    private void carryOut() {
      for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
        switch (effect) {
          case Effect.Admit(PoolTicket ticket, long sequence) -> {
            assertEquals(++admitted, sequence);
            assertTrue(waiting.remove(ticket));
          }
          case Effect.Refuse(PoolTicket ticket, Refusal reason) -> {
            assertTrue(waiting.remove(ticket));
            ticket.refuse(reason);
          }
          case Effect.Settle(PoolTicket ticket, PoolResult result) -> {
            settled++;
            totals = totals.and(result.outcome());
            assertTrue(result.attempts() <= ATTEMPTS, "S4: tried too often");
            assertTrue(ticket.outcome().complete(result.outcome()), "S5: settled twice");
          }
          case Effect.Give(Assignment assignment) -> give(assignment);
          case Effect.Hire(Incarnation who) -> {
            assertTrue(present.add(who));
            assertEquals(1, present.stream().filter(other -> other.slot() == who.slot()).count(), "two in one slot");
          }
          case Effect.Dismiss(Incarnation who, ShutdownPolicy how) -> {
            assertTrue(present.remove(who));
            former.add(who);
          }
          case Effect.Reply<?> reply -> asked--;
          case Effect.Withdraw(Assignment assignment) -> assertTrue(assignment.ticket().outcome().peek() != null);
          case Effect.Remind(Alarm.Duty duty) -> reminders.add(duty);
          case Effect.Ping(Incarnation who) -> assertTrue(present.contains(who));
          case Effect.Arm(Alarm alarm, Duration delay) -> alarms.add(alarm);
          case Effect.BackOff(Alarm.Backoff alarm, Duration atMost) -> alarms.add(alarm);
          case Effect.Disarm disarm -> assertTrue(disarm.alarm() != null);
        }
      }
    }

    private void give(Assignment assignment) {
      assertTrue(present.contains(assignment.by()), "S2: given to an old life");
      assertNull(assignment.ticket().outcome().peek(), "S4: given out after it was settled");
      held.add(assignment);
      assertTrue(load(assignment.by()) <= CAPACITY, "more than a worker has room for");
    }

    private long load(Incarnation who) {
      return held.stream().filter(assignment -> assignment.by().equals(who)).count();
    }

    private void check(String when) {
      PoolStatus status = state.snapshot();
      assertEquals(status.accepted(), status.pending() + status.assigned() + status.settled(), when);
      assertEquals(admitted, status.accepted(), when);
      assertEquals(settled, status.settled(), when);
      assertEquals(totals, status.totals(), when);
      assertEquals(0, asked, when);
      assertEquals(fenced, status.fenced(), when);
      int working = status.live() + status.retiring();
      assertTrue(working <= present.size() && present.size() <= working + status.restarting(), when);
      checkRestarts(status, when);
      if (status.phase() == PoolPhase.RUNNING) {
        int size = status.live() + status.restarting();
        assertTrue(size >= MIN && size <= MAX && status.retiring() <= SURGE, "S1 " + when + status);
      }
      if (status.pending() > 0) {
        long withRoom = present.stream().filter(who -> load(who) < CAPACITY).count();
        assertTrue(withRoom <= status.retiring() + status.restarting(), "S6 " + when);
      }
      if (status.phase() == PoolPhase.ESCALATED || status.phase().compareTo(PoolPhase.DRAINING) > 0) {
        assertEquals(0, status.outstanding() + status.live() + status.restarting() + status.retiring(), when);
      }
    }

    private void checkRestarts(PoolStatus status, String when) {
      for (; restartsSeen < status.restarts(); restartsSeen++) {
        restarts.add(now);
      }
      long inWindow = restarts.stream().filter(at -> at > now - WINDOW).count();
      assertTrue(inWindow <= RESTARTS, "S3 " + when);
    }
  }
}
