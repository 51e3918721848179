package dev.lockstep.supervisor;

/** How large the pool should be (rule S7). Owner-owned, like {@link SupervisorState}. */
final class Scaler {
  private final ScalingPolicy policy;
  private int target;
  private long keepsUntil = Long.MIN_VALUE;

  Scaler(ScalingPolicy policy) {
    this.policy = policy;
    this.target = policy.min();
  }

  int target() {
    return target;
  }

  /** Somebody asks for a size, and gets the nearest that the policy allows. */
  void scaleTo(int asked) {
    target = policy.clamp(asked);
  }

  /** The pool looks at its load. It changes its size by one, and not again before it has cooled down. */
  void look(int pending, int idle, long now) {
    if (now < keepsUntil) {
      return;
    }
    int wanted = policy.clamp(target + change(pending, idle));
    if (wanted != target) {
      target = wanted;
      keepsUntil = now + policy.coolDown().toNanos();
    }
  }

  private int change(int pending, int idle) {
    if (pending >= policy.growAt()) {
      return 1;
    }
    return pending == 0 && idle >= policy.shrinkAt() ? -1 : 0;
  }
}
