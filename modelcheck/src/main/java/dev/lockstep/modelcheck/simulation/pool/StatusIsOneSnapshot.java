package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolHealth;
import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.PoolStatus;

/** S10: a status is of one instant: its figures fit each other and what clients know; and it says how well it is. */
final class StatusIsOneSnapshot extends PoolLaw {
  StatusIsOneSnapshot(PoolWorld world) {
    super("S10", world);
  }

  @Override
  public void afterStep() {
    occasion();
    check(status());
    if (status().accepted() != books().accepted() || status().settled() != books().settled()) {
      broken(
          () -> "clients know of " + books().accepted() + " accepted and " + books().settled() + " settled requests: "
              + status());
    }
    boolean back = status().accepted() < before().accepted() || status().restarts() < before().restarts()
        || status().settled() < before().settled() || status().uptimeNanos() < before().uptimeNanos()
        || status().phase().compareTo(before().phase()) < 0;
    if (back) {
      broken(() -> "something goes back: " + before() + ", " + status());
    }
  }

  @Override
  public void whenQuiet() {
    for (Question<PoolStatus> query : world().clients().queries()) {
      PoolStatus reply = query.reply();
      if (reply == null) {
        broken(() -> "nobody has anything to do, and a query is not answered");
      } else {
        check(reply);
      }
    }
  }

  private void check(PoolStatus status) {
    boolean adds = status.accepted() == status.pending() + status.assigned() + status.settled();
    boolean sane = status.pending() >= 0 && status.assigned() >= 0 && status.pending() <= limits().intake() + MORE;
    if (!adds || !sane) {
      broken(() -> "the figures are not of one instant: " + status);
    }
    if (status.health() != health(status)) {
      broken(() -> "the pool is " + health(status) + ", and says " + status);
    }
    boolean over = status.phase() == PoolPhase.ESCALATED || status.phase().compareTo(PoolPhase.DRAINING) > 0;
    if (over && status.live() + status.restarting() + status.retiring() + status.outstanding() > 0) {
      broken(() -> "a pool that is over has workers or requests: " + status);
    }
  }

  /** What is taken back from lost workers is pending as well. */
  private static final int MORE = PoolScenario.MOST_EVENTS;

  private static PoolHealth health(PoolStatus status) {
    if (status.phase() == PoolPhase.RUNNING) {
      int live = 100 * status.live();
      int target = status.target();
      return live >= 80 * target ? PoolHealth.HEALTHY
          : live >= 50 * target ? PoolHealth.DEGRADED : PoolHealth.UNHEALTHY;
    }
    boolean failed = status.phase() == PoolPhase.ESCALATED || status.phase() == PoolPhase.CRASHED;
    return failed ? PoolHealth.UNHEALTHY : PoolHealth.STOPPING;
  }
}
