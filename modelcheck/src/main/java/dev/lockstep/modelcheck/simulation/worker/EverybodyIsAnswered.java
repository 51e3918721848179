package dev.lockstep.modelcheck.simulation.worker;

import java.util.List;

/** W4: whatever was posted or asked is answered, and what was refused never runs. */
final class EverybodyIsAnswered extends Law {
  EverybodyIsAnswered(WorkerWorld world) {
    super("W4", world);
  }

  @Override
  void started(Job job) {
    if (job.isRefused()) {
      broken(() -> job + " was refused, and is started");
    }
  }

  @Override
  void ended() {
    nothingIsOwed("when the worker had ended");
  }

  @Override
  void atRest() {
    for (Job job : books().jobs()) {
      occasion();
      if (job.admission == null) {
        broken(() -> "it was never said whether " + job + " is accepted");
      } else if (!job.isAnswered() && world().executing().isEmpty()) {
        broken(() -> job + " was accepted, nothing is at work any more, and it was never settled");
      }
    }
    if (books().phase().isTerminal()) {
      nothingIsOwed("in the end");
    }
    answered("a query", world().queries());
    answered("a ping", world().pings());
  }

  private void nothingIsOwed(String when) {
    for (Job job : books().jobs()) {
      if (!job.isAnswered()) {
        broken(() -> job + " was not answered " + when);
      }
    }
    answered("a query", world().queries());
    answered("a ping", world().pings());
  }

  private void answered(String what, List<? extends Question<?>> questions) {
    for (Question<?> question : questions) {
      occasion();
      if (!question.isAnswered()) {
        broken(() -> what + " was never answered");
      }
    }
  }
}
