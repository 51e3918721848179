package dev.lockstep.supervisor;

import dev.lockstep.supervisor.Alarm.Duty;
import java.util.Queue;

/**
 * What a supervisor does at intervals, and in which phases. A part of {@link SupervisorState}: owner-owned like it, and
 * it adds to the same effects.
 */
final class Duties {
  private final boolean elastic;
  private final Routine healthCheck;
  private final Routine loadCheck;

  Duties(PoolPolicy policy, Queue<Effect> effects) {
    this.elastic = policy.scaling().isElastic();
    this.healthCheck = new Routine(Duty.CHECK_HEALTH, policy.health().interval(), effects);
    this.loadCheck = new Routine(Duty.LOOK_AT_LOAD, policy.scaling().interval(), effects);
  }

  /** Looks which duties are due. */
  void look(PoolPhase phase, long now) {
    for (Duty duty : Duty.values()) {
      if (applies(duty, phase)) {
        routine(duty).look(now);
      }
    }
  }

  /** Whether {@code duty} is to be done after all; then it is due again after its interval. */
  boolean begin(Duty duty, PoolPhase phase, long now) {
    boolean applies = applies(duty, phase);
    if (applies) {
      routine(duty).done(now);
    }
    return applies;
  }

  /** The alarm for {@code duty} went off. */
  void fired(Duty duty, PoolPhase phase, long now) {
    if (applies(duty, phase)) {
      routine(duty).fired(now);
    }
  }

  private Routine routine(Duty duty) {
    return switch (duty) {
      case CHECK_HEALTH -> healthCheck;
      case LOOK_AT_LOAD -> loadCheck;
    };
  }

  private boolean applies(Duty duty, PoolPhase phase) {
    return switch (duty) {
      case CHECK_HEALTH -> phase.isWorking();
      case LOOK_AT_LOAD -> phase == PoolPhase.RUNNING && elastic;
    };
  }
}
