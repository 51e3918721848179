package dev.lockstep.supervisor;

/**
 * The state of a pool at one instant, immutable. All fields belong to the same instant, so that {@code accepted ==
 * pending + assigned + totals.settled()} (rules S4, S10). Counters and uptime never go back.
 *
 * @param phase where the pool is in its life
 * @param health how well it is manned
 * @param target how many slots there should be, live and restarting together
 * @param live slots whose worker is given requests
 * @param restarting slots whose worker died, and whose next one waits for its backoff, or for what the last one owes
 * @param retiring slots whose worker finishes what it has and is given nothing more
 * @param lingering old lives, replaced or dismissed, whose worker has not ended yet
 * @param accepted requests accepted so far
 * @param pending requests accepted that no worker has
 * @param assigned requests that a worker has
 * @param totals requests settled, by outcome
 * @param restarts how many workers were replaced so far
 * @param fenced how many results of old lives were fenced off so far
 * @param uptimeNanos nanoseconds from the making of the pool to its last step before this status
 */
public record PoolStatus(
    PoolPhase phase,
    PoolHealth health,
    int target,
    int live,
    int restarting,
    int retiring,
    int lingering,
    long accepted,
    int pending,
    int assigned,
    Totals totals,
    long restarts,
    long fenced,
    long uptimeNanos) {

  /** The status that belongs to this state of a {@link SupervisorState}. */
  static PoolStatus of(PoolPhase phase, int target, Crew crew, Ledger ledger, long fenced, long uptimeNanos) {
    int live = crew.slots().count(Slot.Phase.LIVE);
    return new PoolStatus(
        phase,
        PoolHealth.of(phase, live, target),
        target,
        live,
        crew.slots().restarting(),
        crew.slots().count(Slot.Phase.RETIRING),
        crew.lingering(),
        ledger.accepted(),
        ledger.pendingCount(),
        ledger.assignedCount(),
        ledger.totals(),
        crew.replacements(),
        fenced,
        uptimeNanos);
  }

  /** Requests that have their outcome. */
  public long settled() {
    return totals.settled();
  }

  /** Requests accepted and not settled. */
  public int outstanding() {
    return pending + assigned;
  }
}
