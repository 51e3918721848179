package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import org.jspecify.annotations.Nullable;

/** An observer that asks the owner, each time that the owner has done something, and has a status when it is answered. */
final class Asker implements StatusSource {
  private final Worker worker;
  private final Books books;
  private final Component component;
  private @Nullable Oneshot<WorkerStatus> open;

  Asker(Simulation simulation, Worker worker, Books books) {
    this.worker = worker;
    this.books = books;
    this.component = simulation.component("observer", self -> ask());
    component.wake();
  }

  private void ask() {
    component.sleep();
    open = worker.query();
  }

  /** The owner would have to answer, and it is at work. */
  @Override
  public @Nullable WorkerStatus now() {
    return null;
  }

  @Override
  public @Nullable WorkerStatus afterStep() {
    WorkerStatus reply = open == null ? null : open.peek();
    if (reply != null) {
      open = null;
    }
    if (open == null && books.traced().stream().anyMatch(step -> !step.is("Query") && !step.is("Ping"))) {
      component.wake();
    }
    return reply;
  }

  @Override
  public void lookAgain() {
    if (open == null) {
      component.wake();
    }
  }
}
