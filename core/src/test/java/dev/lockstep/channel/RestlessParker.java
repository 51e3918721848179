package dev.lockstep.channel;

/** Returns for no reason every time, as the contract allows. */
final class RestlessParker implements Parker {
  @Override
  public void park(Object blocker) {
    Thread.yield();
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    Thread.yield();
  }

  @Override
  public void unpark(Thread thread) {
    // Nobody parks.
  }
}
