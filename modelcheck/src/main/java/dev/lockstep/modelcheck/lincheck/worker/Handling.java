package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Cancel;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Close;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Crash;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Deadline;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Ended;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Grace;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Linger;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Message;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Patience;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Post;
import dev.lockstep.modelcheck.model.Worker;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One message on its way through an {@link EagerWorker}: the steps of the model that it makes possible. Used once. */
final class Handling {
  private static final String BY_CLIENT = "cancelled by client";
  private static final String BY_SHUTDOWN = "cancelled by shutdown";

  private final Worker model;
  private Worker.State worker;
  private final List<String> waiting;
  private final Map<String, String> admissions;
  private final Map<String, String> outcomes;
  private final List<String> started;
  private final List<String> ended;
  private final TreeSet<Integer> interrupted;
  private boolean hasty;
  private boolean forbidden;

  Handling(Worker model, EagerWorker.State state) {
    this.model = model;
    this.worker = state.worker();
    this.waiting = new ArrayList<>(state.waiting());
    this.admissions = new HashMap<>(state.admissions());
    this.outcomes = new HashMap<>(state.outcomes());
    this.started = new ArrayList<>(state.started());
    this.ended = new ArrayList<>(state.ended());
    this.interrupted = new TreeSet<>(state.interrupted());
    this.hasty = state.hasty();
  }

  /** The state afterwards; null if the model forbids it. */
  EagerWorker.@Nullable State handle(Message message) {
    switch (message) {
      case Post(String request, boolean patient) -> post(request, patient);
      case Cancel(String request) -> cancel(request);
      case Ended(String request, boolean failed) -> ended(request, failed);
      case Deadline(String request) -> abandon(request, Outcome.TIMED_OUT, EagerWorker.settled(Outcome.TIMED_OUT));
      case Patience(String request) -> turnAway(request, Refusal.FULL);
      case Close(boolean now) -> close(now);
      case Grace grace -> cancelRest();
      case Linger linger -> stopIf(worker.phase() == Phase.CANCELLING);
      case Crash crash -> crash();
    }
    if (forbidden) {
      return null;
    }
    return new EagerWorker.State(
        worker, List.copyOf(waiting), inOrder(admissions), inOrder(outcomes), List.copyOf(started),
        List.copyOf(ended), List.copyOf(interrupted), hasty);
  }

  /** In the order of the names: a counterexample that shows the state is to be the same in every JVM. */
  private static Map<String, String> inOrder(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  private void post(String request, boolean patient) {
    if (isTerminal()) {
      refuse(request, Refusal.STOPPED);
    } else if (worker.phase() != Phase.OPEN) {
      refuse(request, Refusal.STOPPING);
    } else if (model.step(worker, new Worker.Accept(request)) != null) {
      accept(request);
      advance();
    } else if (patient) {
      waiting.add(request);
    } else {
      refuse(request, Refusal.FULL);
    }
  }

  private void cancel(String request) {
    if (!turnAway(request, Refusal.WITHDRAWN)) {
      abandon(request, Outcome.CANCELLED, BY_CLIENT);
    }
  }

  /** Legal once for each execution that was started. */
  private void ended(String request, boolean failed) {
    if (!started.contains(request) || ended.contains(request)) {
      forbidden = true;
      return;
    }
    ended.add(request);
    if (isTerminal()) {
      return;
    }
    if (request.equals(worker.current())) {
      Outcome outcome = failed ? Outcome.FAILED : Outcome.COMPLETED;
      settle(request, outcome, failed ? EagerWorker.settled(outcome) : EagerWorker.completed(request));
    } else {
      take(new Worker.Leave(request));
    }
    advance();
  }

  private void close(boolean now) {
    if (worker.phase() != Phase.OPEN) {
      return;
    }
    hasty = now;
    take(new Worker.Close());
    refuseWaiting(Refusal.STOPPING);
    if (now) {
      cancelRest();
    } else {
      advance();
    }
  }

  private void crash() {
    if (isTerminal()) {
      return;
    }
    take(new Worker.Crash());
    refuseWaiting(Refusal.STOPPED);
    settleAll(Outcome.FAILED, EagerWorker.settled(Outcome.FAILED));
  }

  private boolean isTerminal() {
    return worker.phase() == Phase.STOPPED || worker.phase() == Phase.CRASHED;
  }

  private void accept(String request) {
    take(new Worker.Accept(request));
    admissions.put(request, "accepted as " + worker.accepted());
  }

  private void refuse(String request, Refusal reason) {
    take(new Worker.Refuse(request, reason));
    admissions.put(request, EagerWorker.refused(reason));
    outcomes.put(request, EagerWorker.notRun(reason));
  }

  private boolean turnAway(String request, Refusal reason) {
    boolean waited = waiting.remove(request);
    if (waited) {
      refuse(request, reason);
    }
    return waited;
  }

  private void refuseWaiting(Refusal reason) {
    List.copyOf(waiting).forEach(request -> turnAway(request, reason));
  }

  /** Settles a request whose pipeline has not returned; does nothing if it is not outstanding. */
  private void abandon(String request, Outcome outcome, String told) {
    boolean inFlight = request.equals(worker.current());
    if (!inFlight && !worker.queue().contains(request)) {
      return;
    }
    settle(request, outcome, told);
    if (inFlight) {
      interrupt();
    }
    advance();
  }

  private void settle(String request, Outcome outcome, String told) {
    take(new Worker.Settle(request, outcome));
    outcomes.put(request, told);
  }

  private void settleAll(Outcome outcome, String told) {
    String current = worker.current();
    if (current != null) {
      settle(current, outcome, told);
    }
    List.copyOf(worker.queue()).forEach(request -> settle(request, outcome, told));
    interrupt();
  }

  /** Interrupts the execution that was started last, if it has not ended. */
  private void interrupt() {
    if (worker.executing() != null) {
      interrupted.add(started.size());
    }
  }

  /** Everything that has become possible, until nothing more is. */
  private void advance() {
    if (worker.phase() == Phase.CANCELLING) {
      stopIf(worker.executing() == null);
      return;
    }
    boolean more = true;
    while (more) {
      more = letIn() || start();
    }
    if (worker.phase() == Phase.DRAINING && worker.current() == null && worker.queue().isEmpty()) {
      cancelRest();
    }
  }

  private boolean letIn() {
    if (waiting.isEmpty() || model.step(worker, new Worker.Accept(waiting.getFirst())) == null) {
      return false;
    }
    accept(waiting.removeFirst());
    return true;
  }

  private boolean start() {
    if (worker.queue().isEmpty() || worker.executing() != null) {
      return false;
    }
    String next = worker.queue().getFirst();
    take(new Worker.Start(next));
    started.add(next);
    return true;
  }

  private void cancelRest() {
    if (worker.phase() == Phase.DRAINING) {
      take(new Worker.CancelRest());
      settleAll(Outcome.CANCELLED, BY_SHUTDOWN);
      stopIf(hasty || worker.executing() == null);
    }
  }

  private void stopIf(boolean left) {
    if (left) {
      take(new Worker.Stop());
    }
  }

  private void take(Worker.Call step) {
    Worker.State after = model.step(worker, step);
    if (after == null) {
      forbidden = true;
    } else {
      worker = after;
    }
  }
}
