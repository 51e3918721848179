package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.WorkerStatus;

/**
 * W7: no more are queued than may be; a request is refused as full only if there is no room, and only when its patience
 * is over; whoever waits is accepted in the order of arrival.
 */
final class QueueIsBounded extends Law {
  QueueIsBounded(WorkerWorld world) {
    super("W7", world);
  }

  @Override
  void status(WorkerStatus status) {
    if (status.queued() > world().capacity()) {
      broken(() -> status.queued() + " requests are queued; the capacity is " + world().capacity());
    }
  }

  @Override
  void refused(Job job) {
    if (job.admission instanceof Admission.Refused(Refusal reason) && reason == Refusal.FULL) {
      occasion();
      refusedAsFull(job);
    }
  }

  private void refusedAsFull(Job job) {
    long patience = job.request().patience().toNanos();
    if (patience == 0 && !world().specified().wasFull()) {
      broken(() -> job + " was refused as full when there was room");
    }
    if (world().simulation().now() < job.postedAt() + patience && !world().struck(SeamFault.TIMER)) {
      broken(() -> job + " was refused as full before its patience was over");
    }
  }

  @Override
  void accepted(Job accepted) {
    for (Job job : books().unanswered()) {
      if (job.waiting && job.arrival < accepted.arrival) {
        broken(() -> accepted + " was accepted, and " + job + ", which arrived before, still waits for room");
      }
    }
  }
}
