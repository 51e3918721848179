package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Parker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants in the class comment of {@link WorkerState}, after every step of long random runs. */
class WorkerStateInvariantsTest {
  private static final int CAPACITY = 3;
  private static final int STEPS = 200;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void holdAfterEveryStep(long seed) {
    Random random = new Random(seed);
    WorkerState state = new WorkerState(WorkerPolicy.ofCapacity(CAPACITY), 0);
    Account account = new Account();
    for (int step = 0; step < STEPS; step++) {
      state.tick(step);
      account.randomStep(state, random, step);
      account.carryOut(state);
      account.check(state.snapshot(), "seed " + seed + ", step " + step);
    }
    state.close(ShutdownPolicy.NOW);
    account.carryOut(state);
    account.check(state.snapshot(), "seed " + seed + ", at rest");
    assertEquals(0, account.waiting.size(), "nobody waits after the end");
  }

  /** What the effects told the outside world, kept apart from the state's own books. */
  private static final class Account {
    private final List<Ticket> posted = new ArrayList<>();
    private final List<Ticket> waiting = new ArrayList<>();
    private final List<Ticket> executing = new ArrayList<>();
    private long admitted;
    private long settled;

    private void randomStep(WorkerState state, Random random, int step) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> post(state, random, step);
        case 4, 5, 6 -> {
          if (!executing.isEmpty()) {
            Ticket ended = executing.removeFirst();
            state.ended(ended, new Outcome.Completed(""));
          }
        }
        case 7 -> state.fired(new Alarm.Deadline(any(random)));
        case 8 -> state.cancel(any(random));
        default -> rareStep(state, random);
      }
    }

    private void rareStep(WorkerState state, Random random) {
      switch (random.nextInt(20)) {
        case 0 -> state.close(new ShutdownPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        case 1 -> state.fired(new Alarm.Grace());
        case 2 -> state.fired(new Alarm.Linger());
        case 3 -> state.crash(new IllegalStateException());
        default -> state.fired(new Alarm.Patience(any(random)));
      }
    }

    private void post(WorkerState state, Random random, int step) {
      Duration patience = random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(1);
      Duration limit = random.nextBoolean() ? null : Duration.ofSeconds(1);
      Ticket ticket = new Ticket(new Request("r" + step, "", patience, limit), t -> {}, Parker.JDK);
      posted.add(ticket);
      waiting.add(ticket);
      state.admit(ticket);
    }

    private Ticket any(Random random) {
      if (posted.isEmpty()) {
        return new Ticket(new Request("unknown", ""), t -> {}, Parker.JDK);
      }
      return posted.get(random.nextInt(posted.size()));
    }

    private void carryOut(WorkerState state) {
      for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
        switch (effect) {
          case Effect.Admit admit -> {
            assertEquals(++admitted, admit.sequence());
            assertTrue(waiting.remove(admit.ticket()));
          }
          case Effect.Refuse refuse -> {
            assertTrue(waiting.remove(refuse.ticket()));
            refuse.ticket().refuse(refuse.reason());
          }
          case Effect.Settle settle -> {
            settled++;
            assertTrue(settle.ticket().outcome().complete(settle.outcome()), "settled twice");
          }
          case Effect.Start start -> {
            assertTrue(executing.isEmpty(), "two executions at once");
            assertEquals(null, start.ticket().outcome().peek(), "started after it was settled");
            executing.add(start.ticket());
          }
          case Effect.Reply<?> reply -> throw new AssertionError("nobody asked: " + reply);
          case Effect.Interrupt interrupt -> assertFalse(executing.isEmpty());
          case Effect.Arm arm -> assertFalse(arm.delay().isNegative());
          case Effect.Disarm disarm -> assertTrue(disarm.alarm() != null);
        }
      }
    }

    private void check(WorkerStatus status, String when) {
      assertEquals(status.accepted(), status.queued() + status.inFlight() + status.settled(), when);
      assertEquals(admitted, status.accepted(), when);
      assertEquals(settled, status.settled(), when);
      assertTrue(status.queued() <= CAPACITY, when);
      assertTrue(waiting.isEmpty() || status.queued() == CAPACITY, when);
      if (status.phase().isTerminal()) {
        assertEquals(status.accepted(), status.settled(), when);
      } else {
        assertEquals(executing.isEmpty(), status.execution() == Execution.NONE, when);
        assertTrue(status.execution() != Execution.NONE || status.queued() == 0, when);
      }
      assertEquals(status.active(), status.execution() == Execution.RUNNING, when);
    }
  }
}
