package dev.lockstep.modelcheck.simulation.worker;

/** W13: requests start in the order of their sequence numbers. */
final class OrderOfAcceptance extends Law {
  private long lastStarted;

  OrderOfAcceptance(WorkerWorld world) {
    super("W13", world);
  }

  @Override
  void started(Job job) {
    occasion();
    long number = job.sequence();
    long before = lastStarted;
    if (number > 0 && number < before) {
      broken(() -> job + " was accepted as number " + number + ", and started after number " + before);
    }
    lastStarted = Math.max(before, number);
  }
}
