package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Health;

/** W12: a ping is answered by the owner, who judges by the age of the execution. */
final class HealthIsProgress extends Law {
  HealthIsProgress(WorkerWorld world) {
    super("W12", world);
  }

  @Override
  void pinged(Health health, int askedInStep) {
    occasion();
    boolean ended = books().phase().isTerminal();
    if (ended && health != Health.STOPPED) {
      broken(() -> "a worker that is " + books().phase() + " calls itself " + health);
    } else if (!ended && world().hasOwner() && askedInStep == world().simulation().steps()) {
      broken(() -> "a ping was answered " + health + ", and the owner has taken no turn since");
    } else if (!ended && health != expected()) {
      broken(
          () -> "a ping was answered " + health + " when " + world().executing() + " had been at work for "
              + world().ageOfExecution() / 1_000_000 + " ms");
    }
  }

  private Health expected() {
    return world().ageOfExecution() > world().executionLimit() ? Health.STUCK_EXECUTION : Health.HEALTHY;
  }
}
