package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.ShutdownPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How large the pool is: explicit sizes, retiring, load. */
class StateSizeTest extends StateFixture {
  @Test
  void s7_anExplicitSizeIsClamped() {
    assertScaled(9, 3);
    assertEffects(new Effect.Hire(THREE));
    assertScaled(-4, 2);
    assertPool(2, 2, 0, 0);
  }

  @Test
  void s7_aSlotRetiresAndGoesWhenItHasNothingLeft() {
    assertScaled(3, 3);
    Assignment first = give(a);
    submit(b);
    Assignment third = give(c);
    assertScaled(2, 2);
    assertEffects();
    assertPool(2, 2, 0, 1);
    state.submit(d);
    assertNull(d.assignment(), "who retires is given nothing");
    state.done(third, DONE);
    assertEffects(
        new Effect.Admit(d, 4), settled(c, DONE, 1, 0), new Effect.Dismiss(THREE, ShutdownPolicy.NOW));
    assertPool(2, 2, 0, 0);
    state.done(first, DONE);
    assertEquals(ONE, assigned(d).by());
  }

  @Test
  void s1_noMoreRetireAtATimeThanTheSurge() {
    state = begun(POLICY.withScaling(new ScalingPolicy(1, 3, 1, 1, 1, ms(10), ms(40))), 1);
    assertScaled(3, 3);
    submit(a);
    submit(b);
    Assignment third = give(c);
    assertScaled(1, 1);
    assertPool(1, 2, 0, 1);
    state.done(third, DONE);
    assertPool(1, 1, 0, 1);
  }

  private SupervisorState begun(PoolPolicy policy, int workers) {
    SupervisorState begun = new SupervisorState(policy, 0);
    for (int i = 1; i <= workers; i++) {
      assertEquals(new Effect.Hire(new Incarnation(i, 1)), begun.nextEffect());
    }
    return begun;
  }

  @Test
  void s7_aDeadSlotIsTheFirstToGo() {
    assertScaled(3, 3);
    state.died(TWO);
    effects();
    assertScaled(2, 2);
    assertEffects(new Effect.Disarm(new Alarm.Backoff(TWO)));
    assertPool(2, 2, 0, 0);
    state.fired(new Alarm.Backoff(TWO));
    assertPool(2, 2, 0, 0);
  }

  @Test
  void aWorkerThatIsNoLongerWantedBeforeItBeganNeverBegins() {
    state.scale(target -> 3, new Oneshot<>());
    state.scale(target -> 2, new Oneshot<>());
    assertFalse(effects().contains(new Effect.Hire(THREE)));
    assertEquals(0, state.snapshot().lingering());
  }

  @Test
  void s7_thePoolGrowsUnderLoadAndShrinksWhenIdleAndCoolsDownBetween() {
    List<Assignment> given = fill();
    tick(0);
    assertPool(3, 3, 0, 0);
    assertEquals(new Effect.Hire(THREE), effects().getFirst());
    given.forEach(assignment -> state.done(assignment, DONE));
    for (PoolTicket ticket : List.of(c, d)) {
      state.done(assigned(ticket), DONE);
    }
    tick(ms(39).toNanos());
    assertPool(3, 3, 0, 0);
    tick(ms(49).toNanos());
    assertPool(2, 2, 0, 0);
  }

  @Test
  void s7_aLoadThatNeitherFillsNorEmptiesThePoolDoesNotChangeIt() {
    submit(a);
    submit(b);
    tick(0);
    assertPool(2, 2, 0, 0);
    effects();
    assertScaled(3, 3);
    submit(c);
    tick(ms(10).toNanos());
    assertPool(3, 3, 0, 0);
  }
}
