package dev.lockstep.modelcheck.simulation;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of one simulated worker know, and what must therefore be true of it. Kept apart from the worker's
 * own state: it is computed from the replies alone.
 */
final class Books {
  private final Worker worker;
  private final int capacity;
  private final List<Ticket> tickets = new ArrayList<>();
  private final Map<Ticket, Long> settledAtStep = new HashMap<>();
  private final List<Ticket> cancelsUnderWay = new ArrayList<>();
  private final Map<Ticket, Long> cancelHandledAtStep = new HashMap<>();
  private final List<String> started = new ArrayList<>();
  private @Nullable Oneshot<ShutdownReport> shutdown;
  private WorkerStatus last;
  private @Nullable Violation found;

  Books(Worker worker, int capacity) {
    this.worker = worker;
    this.capacity = capacity;
    this.last = worker.status();
  }

  void posted(Ticket ticket) {
    tickets.add(ticket);
  }

  void cancelled(Ticket ticket) {
    cancelsUnderWay.add(ticket);
  }

  /** The worker has handled everything that was sent to it before {@code step}. */
  void caughtUp(long step) {
    cancelsUnderWay.forEach(ticket -> cancelHandledAtStep.putIfAbsent(ticket, step));
    cancelsUnderWay.clear();
  }

  void shutdown(Oneshot<ShutdownReport> reply) {
    shutdown = reply;
  }

  /** The pipeline returns from {@code request}, whose execution had started at {@code step}. */
  void ran(Request request, long step) {
    Ticket ticket = tickets.stream().filter(t -> t.request() == request).findFirst().orElseThrow();
    Long settled = settledAtStep.get(ticket);
    if (settled != null && settled < step) {
      broken("W8", request.id() + " was settled as " + ticket.outcome().peek() + " and started afterwards");
    }
    Long cancelled = cancelHandledAtStep.get(ticket);
    if (cancelled != null && cancelled < step) {
      broken("W8", request.id() + " was cancelled before its start, and started all the same");
    }
    started.add(request.id());
  }

  /** What must hold between any two steps. */
  Optional<Violation> checkStep(long step, int executing) {
    WorkerStatus status = worker.status();
    checkCounts(status);
    if (status.accepted() != status.queued() + status.inFlight() + status.settled()) {
      broken("W2", "accepted is not queued + in flight + settled in " + status);
    }
    if (status.queued() > capacity) {
      broken("W7", status.queued() + " requests are queued; the capacity is " + capacity);
    }
    if (executing > 1) {
      broken("W1", executing + " executions are under way at once");
    }
    if (wentBack(status)) {
      broken("W14", status + " came after " + last);
    }
    last = status;
    tickets.stream().filter(t -> t.outcome().peek() != null).forEach(t -> settledAtStep.putIfAbsent(t, step));
    return Optional.ofNullable(found);
  }

  /** Between two steps, everything that was revealed is counted, and everything that is counted was revealed. */
  private void checkCounts(WorkerStatus status) {
    compare("accepted", status.accepted(), tickets.stream().filter(Books::isAccepted).count());
    compare("completed", status.completed(), count(Outcome.Completed.class));
    compare("failed", status.failed(), count(Outcome.Failed.class));
    compare("timed out", status.timedOut(), count(Outcome.TimedOut.class));
    compare("cancelled", status.cancelled(), count(Outcome.Cancelled.class));
  }

  private void compare(String what, long counted, long told) {
    if (counted != told) {
      broken("W3", "status counts " + counted + " " + what + ", clients were told of " + told);
    }
  }

  /** What must hold when nothing is left to happen. */
  Optional<Violation> checkRest() {
    for (Ticket ticket : tickets) {
      if (ticket.admission().peek() == null || ticket.outcome().peek() == null) {
        broken("W4", ticket.request().id() + " was never answered");
      }
    }
    if (shutdown != null && shutdown.peek() == null) {
      broken("W10", "shutdown was never answered");
    }
    checkOrder();
    return Optional.ofNullable(found);
  }

  private void checkOrder() {
    long before = 0;
    for (String id : started) {
      Ticket ticket = tickets.stream().filter(t -> t.request().id().equals(id)).findFirst().orElseThrow();
      if (ticket.admission().peek() instanceof Admission.Accepted accepted) {
        if (accepted.sequence() < before) {
          broken("W13", id + " was accepted earlier and started later: the order of starts was " + started);
        }
        before = accepted.sequence();
      } else {
        broken("W4", id + " was refused, and ran");
      }
    }
  }

  private boolean wentBack(WorkerStatus status) {
    return status.accepted() < last.accepted()
        || status.completed() < last.completed()
        || status.failed() < last.failed()
        || status.timedOut() < last.timedOut()
        || status.cancelled() < last.cancelled()
        || status.uptimeNanos() < last.uptimeNanos();
  }

  private static boolean isAccepted(Ticket ticket) {
    return ticket.admission().peek() instanceof Admission.Accepted;
  }

  private long count(Class<? extends Outcome> kind) {
    return tickets.stream().filter(ticket -> kind.isInstance(ticket.outcome().peek())).count();
  }

  /** The first violation is the one to tell: later ones may follow from it. */
  private void broken(String rule, String seen) {
    if (found == null) {
      found = new Violation(rule, seen);
    }
  }
}
