package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerLog;
import org.jspecify.annotations.Nullable;

/** What a status contradicts by itself: its own numbers, the capacity, what can have caused its phase. */
final class StatusRules {
  private final WorkerFacts facts;
  private final WorkerLog log;
  private final Words words;
  private @Nullable Rejection found;

  StatusRules(WorkerFacts facts) {
    this.facts = facts;
    log = facts.log;
    words = new Words(log);
  }

  /** Looks at each status by itself, and tells the facts which requests are seen in flight. */
  @Nullable Rejection look() {
    for (int k = 0; k < facts.statusCount && found == null; k++) {
      look(facts.statuses[k]);
    }
    return found;
  }

  private void reject(Contradiction contradiction, String sentence, int... operations) {
    if (found == null) {
      found = contradiction.between(sentence, operations);
    }
  }

  private void look(int i) {
    long inFlight = log.current(i) == NONE ? 0 : 1;
    long settled = 0;
    for (int o = 0; o < Outcome.values().length; o++) {
      settled += log.settled(i, o);
    }
    if (log.accepted(i) != log.queued(i) + inFlight + settled) {
      reject(
          Contradiction.SUM,
          words.operation(i) + " returned accepted=" + log.accepted(i) + ", but queued=" + log.queued(i) + " + "
              + inFlight + " in flight + " + settled + " settled is " + (log.queued(i) + inFlight + settled),
          i);
    }
    if (inFlight == 1 && !log.occupied(i)) {
      reject(Contradiction.SUM, words.operation(i) + " names a current request, but is not occupied", i);
    }
    if (log.queued(i) > log.header().capacity()) {
      reject(
          Contradiction.CAPACITY,
          words.operation(i) + " returned queued=" + log.queued(i) + ", but the capacity is "
              + log.header().capacity(),
          i);
    }
    if (inFlight == 1) {
      current(i, log.current(i));
    }
    phase(i);
  }

  private void current(int i, int r) {
    if (facts.currentFirst[r] == NONE || log.response(i) < log.response(facts.currentFirst[r])) {
      facts.currentFirst[r] = i;
    }
    if (facts.currentLast[r] == NONE || log.invocation(i) > log.invocation(facts.currentLast[r])) {
      facts.currentLast[r] = i;
    }
    if (log.phase(i) == Phase.STOPPED) {
      reject(Contradiction.PHASE, words.operation(i) + " shows a stopped worker with a request in flight", i);
    }
  }

  private void phase(int i) {
    Phase shown = log.phase(i);
    Phase initial = facts.initialPhase;
    if (shown == Phase.STOPPED && log.queued(i) > 0) {
      reject(Contradiction.PHASE, words.operation(i) + " shows a stopped worker with a queue", i);
    }
    if (shown.compareTo(initial) < 0 || initial == Phase.STOPPED && shown == Phase.CRASHED) {
      reject(Contradiction.PHASE, words.operation(i) + " shows " + shown(i) + ", but the history began after that", i);
    }
    long from = shown == initial ? 0 : shown == Phase.CRASHED ? facts.crashFrom : facts.closeFrom;
    if (from > log.response(i)) {
      reject(
          Contradiction.PHASE,
          words.operation(i) + " shows " + shown(i) + " at " + words.answered(i)
              + ", but nothing can have caused that by then",
          i);
    }
    int crash = facts.mustCrash() ? facts.crashOperation : NONE;
    int[] endings = {facts.closeByOperation, facts.endByOperation, crash};
    for (int ending : endings) {
      if (shown == Phase.OPEN && ending != NONE && log.response(ending) < log.invocation(i)) {
        reject(
            Contradiction.PHASE,
            words.operation(i) + " shows an open worker, but " + words.operation(ending) + " had shown at "
                + words.answered(ending) + " that it was closed",
            i, ending);
      }
    }
  }

  private String shown(int i) {
    return "phase " + Fields.written(log.phase(i));
  }
}
