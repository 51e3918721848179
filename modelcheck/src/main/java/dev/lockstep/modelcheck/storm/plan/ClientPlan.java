package dev.lockstep.modelcheck.storm.plan;

import java.util.List;

/**
 * One client of a round.
 *
 * @param virtual whether it is a virtual thread
 * @param eager whether it watches for a reply before it parks, so that it sees it as early as can be
 * @param bursts what it posts: each burst in one go, the next one when all of it is settled
 */
public record ClientPlan(boolean virtual, boolean eager, List<List<Errand>> bursts) {
  /** Copies the list. */
  public ClientPlan {
    bursts = List.copyOf(bursts);
  }
}
