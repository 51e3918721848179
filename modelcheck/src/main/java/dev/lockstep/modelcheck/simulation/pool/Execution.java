package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.modelcheck.simulation.engine.Component;

/** One run of the pipeline, from the runner's start to the return of its body. */
final class Execution {
  private final Life life;
  private final Job job;
  private final Component component;
  private boolean due;
  private boolean interrupted;

  Execution(Life life, Job job, Component component) {
    this.life = life;
    this.job = job;
    this.component = component;
  }

  Life life() {
    return life;
  }

  Job job() {
    return job;
  }

  /** Its work is done. */
  void due() {
    due = true;
    goOn();
  }

  /** It is asked to end. */
  void interrupt() {
    if (job.conduct().heedsInterruption()) {
      interrupted = true;
      goOn();
    }
  }

  /** Whether it ends because it was asked to. */
  boolean endsEarly() {
    return interrupted && !due;
  }

  /** It goes on now, or as soon as its worker does. */
  void goOn() {
    if ((due || interrupted) && !life.isOutOfReach()) {
      component.wake();
    }
  }

  void stop() {
    component.sleep();
  }
}
