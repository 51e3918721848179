package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.worker.Health;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often workers are replaced, and after how long. */
class StateRestartsTest extends StateFixture {
  @Test
  void s3_beyondTheLimitThePoolGivesUpAndSettlesEverything() {
    fill();
    for (int life = 1; life <= 2; life++) {
      state.died(new Incarnation(1, life));
      state.fired(new Alarm.Backoff(new Incarnation(1, life)));
    }
    state.died(new Incarnation(1, 3));
    effects();
    assertEquals(PoolPhase.RUNNING, state.snapshot().phase());
    state.fired(new Alarm.Backoff(new Incarnation(1, 3)));
    assertEquals(PoolPhase.ESCALATED, state.snapshot().phase());
    assertEquals(PoolHealth.UNHEALTHY, state.snapshot().health());
    assertPool(2, 0, 0, 0);
    PoolStatus status = state.snapshot();
    assertEquals(0, status.outstanding());
    assertEquals(status.accepted(), status.totals().failed());
    assertEquals(new Effect.Dismiss(TWO, ShutdownPolicy.NOW), effects().getLast());
    state.submit(e);
    assertEffects(new Effect.Refuse(e, Refusal.STOPPED));
  }

  @Test
  void s3_aReplacementCountsUntilItIsAsOldAsTheWindow() {
    long window = ms(100).toNanos();
    dieAndReplace(1, 0);
    dieAndReplace(2, window / 2);
    state.died(new Incarnation(1, 3));
    tick(window - 1);
    state.answered(TWO, Health.HEALTHY);
    state.fired(new Alarm.Backoff(new Incarnation(1, 3)));
    assertEquals(PoolPhase.ESCALATED, state.snapshot().phase());

    state = begun(POLICY);
    dieAndReplace(1, 0);
    dieAndReplace(2, window / 2);
    state.died(new Incarnation(1, 3));
    tick(window);
    state.fired(new Alarm.Backoff(new Incarnation(1, 3)));
    assertEquals(PoolPhase.RUNNING, state.snapshot().phase());
  }

  private void dieAndReplace(int life, long at) {
    tick(at);
    state.died(new Incarnation(1, life));
    state.fired(new Alarm.Backoff(new Incarnation(1, life)));
  }

  @Test
  void s8_backoffsDoubleUpToTheCapAndASuccessResetsThem() {
    state = begun(POLICY.withRestart(new RestartPolicy(9, ms(100), ms(8), ms(20))));
    List<Long> waits = new ArrayList<>();
    for (int life = 1; life <= 4; life++) {
      state.died(new Incarnation(1, life));
      waits.add(longestWait());
      state.fired(new Alarm.Backoff(new Incarnation(1, life)));
    }
    assertEquals(List.of(8L, 16L, 20L, 20L), waits);
    state.done(give(a), THREW);
    state.died(new Incarnation(1, 5));
    assertEquals(20, longestWait(), "a failure proves nothing");
    state.fired(new Alarm.Backoff(new Incarnation(1, 5)));
    state.done(give(b), DONE);
    state.died(new Incarnation(1, 6));
    assertEquals(8, longestWait());
  }

  private long longestWait() {
    for (Effect effect : effects()) {
      if (effect instanceof Effect.BackOff(Alarm.Backoff alarm, Duration atMost)) {
        return atMost.toMillis();
      }
    }
    throw new AssertionError("nobody waits");
  }
}
