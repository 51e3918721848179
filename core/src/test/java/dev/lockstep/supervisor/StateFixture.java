package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Parker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A supervisor's machine on its own, and what the tests of it have in common: there is no thread in sight. */
abstract class StateFixture {
  static final Outcome DONE = new Outcome.Completed("done");
  static final Outcome THREW = new Outcome.Failed(new IllegalArgumentException());
  static final Outcome BY_CLIENT = new Outcome.Cancelled(Outcome.Canceller.CLIENT);
  static final ShutdownPolicy DRAIN = new ShutdownPolicy(ms(50), ms(20));

  static final Incarnation ONE = new Incarnation(1, 1);
  static final Incarnation TWO = new Incarnation(2, 1);
  static final Incarnation THREE = new Incarnation(3, 1);

  /** Two or three workers, one of them may retire beside the others; each holds one request, and two more may wait. */
  static final PoolPolicy POLICY =
      new PoolPolicy(
          2,
          1,
          new WorkerPolicy(1, Duration.ofSeconds(30)),
          new ScalingPolicy(2, 3, 1, 1, 1, ms(10), ms(40)),
          new RestartPolicy(2, ms(100), ms(8), ms(32)),
          new HealthPolicy(Duration.ofSeconds(10), 2));

  final PoolTicket a = ticket("a");
  final PoolTicket b = ticket("b");
  final PoolTicket c = ticket("c");
  final PoolTicket d = ticket("d");
  final PoolTicket e = ticket("e");

  SupervisorState state = begun(POLICY);

  static SupervisorState begun(PoolPolicy policy) {
    SupervisorState state = new SupervisorState(policy, 0);
    assertEquals(new Effect.Hire(ONE), state.nextEffect());
    assertEquals(new Effect.Hire(TWO), state.nextEffect());
    assertNull(state.nextEffect());
    return state;
  }

  static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  static PoolTicket ticket(String id) {
    return new PoolTicket(new Request(id, ""), ticket -> {}, Parker.JDK);
  }

  static PoolTicket ticket(String id, Duration patience, @Nullable Duration limit) {
    return new PoolTicket(new Request(id, "", patience, limit), ticket -> {}, Parker.JDK);
  }

  private final List<Effect> toDo = new ArrayList<>();

  /** Time comes to {@code now}, and the duties that are due are done. */
  void tick(long now) {
    state.tick(now);
    for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
      if (effect instanceof Effect.Remind(Alarm.Duty duty)) {
        state.attend(duty);
      } else {
        toDo.add(effect);
      }
    }
  }

  /** What there is to do, without the alarms of duties and the pings, which come whenever time passes. */
  List<Effect> effects() {
    for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
      toDo.add(effect);
    }
    List<Effect> all = new ArrayList<>(toDo);
    toDo.clear();
    all.removeIf(
        effect -> effect instanceof Effect.Ping || effect instanceof Effect.Arm(Alarm.Due due, Duration delay));
    return all;
  }

  void assertEffects(Effect... expected) {
    assertEquals(List.of(expected), effects());
  }

  static Effect settled(PoolTicket ticket, Outcome outcome, int attempts, long uptime) {
    return new Effect.Settle(
        ticket, new PoolResult(ticket.sequence(), ticket.request().id(), outcome, attempts, uptime, uptime));
  }

  /** {@code a} and {@code b} are assigned, {@code c} and {@code d} are pending. */
  List<Assignment> fill() {
    for (PoolTicket ticket : List.of(a, b, c, d)) {
      state.submit(ticket);
    }
    List<Assignment> given = new ArrayList<>();
    for (Effect effect : effects()) {
      if (effect instanceof Effect.Give(Assignment assignment)) {
        given.add(assignment);
      }
    }
    assertEquals(List.of(a, b), given.stream().map(Assignment::ticket).toList());
    return given;
  }

  void submit(PoolTicket ticket) {
    state.submit(ticket);
    effects();
  }

  /** Submits a request that some worker is given at once. */
  Assignment give(PoolTicket ticket) {
    submit(ticket);
    return assigned(ticket);
  }

  static Assignment assigned(PoolTicket ticket) {
    return Objects.requireNonNull(ticket.assignment(), "no worker has it");
  }

  void assertCounts(int pending, int assigned, Totals totals) {
    PoolStatus status = state.snapshot();
    assertEquals(pending, status.pending());
    assertEquals(assigned, status.assigned());
    assertEquals(totals, status.totals());
    assertEquals(status.accepted(), status.outstanding() + status.settled());
  }

  void assertPool(int target, int live, int restarting, int retiring) {
    PoolStatus status = state.snapshot();
    assertEquals(
        List.of(target, live, restarting, retiring),
        List.of(status.target(), status.live(), status.restarting(), status.retiring()));
  }

  void assertScaled(int asked, int got) {
    Oneshot<Scaling> reply = new Oneshot<>();
    state.scale(target -> asked, reply);
    assertEquals(new Effect.Reply<>(reply, new Scaling.Target(got)), state.nextEffect());
  }
}
