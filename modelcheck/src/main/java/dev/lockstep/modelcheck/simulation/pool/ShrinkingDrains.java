package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.Scaling;

/**
 * S7: a size that is asked for is clamped; by itself the pool grows and shrinks by one, with reason, and cools down
 * between; and a good worker that has something to do is not dismissed.
 */
final class ShrinkingDrains extends PoolLaw {
  private static final long NEVER = Long.MIN_VALUE;
  private long changedAt = NEVER;

  ShrinkingDrains(PoolWorld world) {
    super("S7", world);
  }

  @Override
  public void afterStep() {
    boolean commanded = answersAreClamped();
    int change = status().target() - before().target();
    if (status().target() != limits().clamp(status().target())) {
      broken(() -> "the pool is to have a size that it may not have: " + status());
    }
    if (change != 0 && !commanded) {
      bySelf(change);
    }
    if (status().retiring() > before().retiring()) {
      occasion();
    }
    if (books().phase() == PoolPhase.RUNNING) {
      books().dismissed().forEach(deed -> hasNothingLeft(deed.life()));
    }
  }

  private boolean answersAreClamped() {
    boolean any = false;
    for (Question<Scaling> command : world().clients().scalings()) {
      Scaling answer = command.news();
      if (answer instanceof Scaling.Target(int target)) {
        any = true;
        occasion();
        boolean alone = world().clients().scalings().size() == 1;
        if (target != limits().clamp(target) || (alone && target != status().target())) {
          broken(() -> command + " was answered " + answer + ": " + status());
        }
      }
    }
    return any;
  }

  private void bySelf(int change) {
    occasion();
    if (Math.abs(change) > 1) {
      broken(() -> "the pool changes its size by " + change + " by itself: " + before() + ", " + status());
    }
    boolean allWell = books().lives().stream().allMatch(life -> life.isDismissed() || life.isBeyondReproach());
    if (change > 0 && before().pending() == 0 && allWell) {
      broken(() -> "the pool grows, and nothing was pending: " + before());
    }
    if (change < 0 && before().pending() > 0) {
      broken(() -> "the pool shrinks while requests are pending: " + before());
    }
    if (changedAt != NEVER && now() - changedAt < Limits.COOL_DOWN * Limits.MILLI) {
      broken(() -> "the pool changes its size again after " + (now() - changedAt) / Limits.MILLI + " ms");
    }
    changedAt = now();
  }

  private void hasNothingLeft(Life life) {
    if (life.leftUndone() > 0) {
      broken(() -> life + " is a good worker, has " + life.leftUndone() + " requests left, and is dismissed");
    }
  }
}
