package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.Totals;
import dev.lockstep.worker.Outcome;
import java.util.Locale;
import java.util.Map;

/** What is seen of a supervisor under replay, in the words of the vectors. Stateless. */
final class SupervisorSeen {
  private SupervisorSeen() {}

  /** Adds who was given which job last, what clients were told, and the status. */
  static void add(ObjectNode seen, Map<String, PoolTicket> tickets, SteppedPool pool) {
    for (Puppet.Given given : pool.given()) {
      if (!given.isSentBack()) {
        Puppet to = given.to();
        seen.withObjectProperty("assigned").putObject(given.id()).put("slot", to.slot()).put("life", to.life());
      }
    }
    tickets.forEach((job, ticket) -> {
      Outcome outcome = ticket.outcome().peek();
      if (outcome != null) {
        seen.withObjectProperty("verdicts").put(job, verdict(outcome));
      }
    });
    seen.set("status", status(seen.objectNode(), pool.status()));
  }

  /** Why a job failed is not said. */
  private static String verdict(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completed -> "completed";
      case Outcome.NotRun refused -> "refused";
      case Outcome.Failed failed -> "failed";
      case Outcome.TimedOut timedOut -> "failed";
      case Outcome.Cancelled cancelled -> "failed";
    };
  }

  private static ObjectNode status(ObjectNode node, PoolStatus status) {
    Totals totals = status.totals();
    return node.put("mode", mode(status.phase()))
        .put("health", status.health().name().toLowerCase(Locale.ROOT))
        .put("target", status.target())
        .put("live", status.live())
        .put("restarting", status.restarting())
        .put("retiring", status.retiring())
        .put("pending", status.pending())
        .put("assigned", status.assigned())
        .put("completed", totals.completed())
        .put("failed", totals.settled() - totals.completed())
        .put("fenced", status.fenced());
  }

  /** A pool that waits for nothing but the end of its workers has stopped, as far as its clients are concerned. */
  static String mode(PoolPhase phase) {
    return switch (phase) {
      case RUNNING -> "running";
      case ESCALATED -> "degraded";
      case DRAINING -> "draining";
      case CANCELLING, STOPPED -> "stopped";
      case CRASHED -> "crashed";
    };
  }
}
