package dev.lockstep.modelcheck.simulation.pool;

/**
 * S12: a request does not wait for a worker's answer to a ping: not for its own worker's, and not for another one's.
 */
final class MonitoringDelaysNobody extends PoolLaw {
  MonitoringDelaysNobody(PoolWorld world) {
    super("S12", world);
  }

  @Override
  public void whenQuiet() {
    boolean owed = world().present().stream().anyMatch(Life::owesAnAnswer);
    if (world().works() && owed && status().outstanding() > 0) {
      occasion();
      if (status().pending() > 0 && Room.of(world()) > 0) {
        broken(() -> status().pending() + " requests wait beside room, while an answer to a ping is owed: " + status());
      }
    }
  }
}
