package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.WorkerStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What was seen of a worker, in the words of the vectors. Stateless and thread-safe. */
final class WorkerSeen {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WorkerSeen() {}

  static ObjectNode of(
      Map<String, Ticket> tickets, Executions executions, WorkerStatus status, List<Oneshot<ShutdownReport>> reports) {
    ObjectNode seen = NODES.objectNode();
    tickets.forEach((request, ticket) -> {
      addAdmission(seen, request, ticket);
      addOutcome(seen, request, ticket);
    });
    executions.started().forEach(request -> seen.withArrayProperty("starts").add(request));
    executions.interrupted().forEach(request -> seen.withArrayProperty("interrupts").add(request));
    seen.set("status", of(status));
    addEnd(seen, status, reports);
    return seen;
  }

  private static void addAdmission(ObjectNode seen, String request, Ticket ticket) {
    Admission admission = ticket.admission().peek();
    if (admission != null) {
      ObjectNode decided = seen.withObjectProperty("admissions").putObject(request);
      switch (admission) {
        case Admission.Accepted accepted -> decided.put("accepted", accepted.sequence());
        case Admission.Refused refused -> decided.put("refused", word(refused.reason()));
      }
    }
  }

  /** The outcome of a refused request says that it was refused; that is no settlement, and shown only if it is wrong. */
  private static void addOutcome(ObjectNode seen, String request, Ticket ticket) {
    Outcome outcome = ticket.outcome().peek();
    if (ticket.admission().peek() instanceof Admission.Refused refused) {
      if (!new Outcome.NotRun(refused.reason()).equals(outcome)) {
        seen.withObjectProperty("outcomes").put(request, outcome == null ? null : word(outcome));
      }
    } else if (outcome != null) {
      seen.withObjectProperty("outcomes").put(request, word(outcome));
    }
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completed -> "completed";
      case Outcome.Failed failed -> "failed";
      case Outcome.TimedOut timedOut -> "timed-out";
      case Outcome.Cancelled cancelled -> "cancelled";
      case Outcome.NotRun notRun -> "not run, " + word(notRun.reason());
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode of(WorkerStatus status) {
    return NODES.objectNode()
        .put("phase", word(status.phase()))
        .put("current", status.current())
        .put("execution", word(status.execution()))
        .put("accepted", status.accepted())
        .put("queued", status.queued())
        .put("completed", status.completed())
        .put("failed", status.failed())
        .put("timedOut", status.timedOut())
        .put("cancelled", status.cancelled());
  }

  /** The report of the shutdown; and whatever is wrong with it, since all must get the same, and a true one. */
  private static void addEnd(ObjectNode seen, WorkerStatus status, List<Oneshot<ShutdownReport>> reports) {
    List<ShutdownReport> given = reports.stream().map(Oneshot::peek).filter(Objects::nonNull).toList();
    if (given.isEmpty()) {
      return;
    }
    ShutdownReport report = given.getFirst();
    ObjectNode ended = seen.putObject("ended").put("lingering", report.lingering());
    if (given.size() < reports.size()) {
      ended.put("callers without a report", reports.size() - given.size());
    }
    if (given.stream().anyMatch(other -> !other.equals(report))) {
      ended.put("another report", given.getLast().toString());
    }
    if (!report.last().equals(status)) {
      ended.put("another status", report.last().toString());
    }
    if ((report.crash() != null) != (status.phase() == Phase.CRASHED)) {
      ended.put("crash", String.valueOf(report.crash()));
    }
  }
}
