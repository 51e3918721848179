package dev.lockstep.modelcheck.storm;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The balance sheet of a storm: what was submitted, and what became of it, as the clients were told. Not thread-safe.
 *
 * <p>{@code requests = accepted + refused + unanswered}, and {@code accepted = completed + failed + timed out +
 * cancelled + unanswered}; without a violation nothing is unanswered.
 */
public final class Balance {
  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private final Map<String, Long> outcomes = new LinkedHashMap<>();
  private final Map<String, Long> violations = new TreeMap<>();
  private long rounds;
  private long disturbed;
  private long lives;
  private long shutdowns;
  private long requests;
  private long accepted;
  private long operations;
  private long statusReads;
  private long lingering;
  private long interrupted;

  Balance() {
    for (Refusal reason : Refusal.values()) {
      refused.put(reason, 0L);
    }
    for (String outcome : new String[] {"completed", "failed", "timed out", "cancelled"}) {
      outcomes.put(outcome, 0L);
    }
  }

  void life() {
    lives++;
  }

  void disturbed() {
    disturbed++;
  }

  void violation(String rule) {
    violations.merge(rule, 1L, Long::sum);
  }

  void add(RoundRecord round, long reads, long recorded) {
    rounds++;
    statusReads += reads;
    operations += recorded;
    shutdowns += round.closings().isEmpty() ? 0 : 1;
    round.requests().forEach(this::add);
  }

  private void add(RequestRecord request) {
    requests++;
    switch (request.admission()) {
      case Admission.Accepted admitted -> accepted++;
      case Admission.Refused(Refusal reason) -> refused.merge(reason, 1L, Long::sum);
      case null -> {
        // unanswered: what is missing in the sum
      }
    }
    switch (request.outcome()) {
      case Outcome.Completed completed -> count("completed");
      case Outcome.Failed failed -> count("failed");
      case Outcome.TimedOut timedOut -> count("timed out");
      case Outcome.Cancelled cancelled -> count("cancelled");
      case Outcome.NotRun notRun -> {
        // refused, and counted as such
      }
      case null -> {
        // unanswered
      }
    }
    for (ExecutionRecord execution : request.executions()) {
      interrupted += execution.interrupted() ? 1 : 0;
      boolean outlived = request.isSettled() && execution.left() > request.settled();
      lingering += outlived && execution.left() != Operation.NEVER ? 1 : 0;
    }
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  /** Rounds judged. */
  public long rounds() {
    return rounds;
  }

  /** Rounds not judged, and not counted elsewhere, because the machine stood still meanwhile. */
  public long disturbedRounds() {
    return disturbed;
  }

  /** Workers used up, the last one included. */
  public long lives() {
    return lives;
  }

  /** Rounds that shut their worker down in mid-flight. */
  public long shutdowns() {
    return shutdowns;
  }

  /** Requests posted. */
  public long requests() {
    return requests;
  }

  /** Requests accepted. */
  public long accepted() {
    return accepted;
  }

  /** Requests refused, by reason. */
  public long refused(Refusal reason) {
    return refused.getOrDefault(reason, 0L);
  }

  /** Requests refused. */
  public long refused() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Requests settled as {@code completed}, {@code failed}, {@code timed out} or {@code cancelled}. */
  public long settled(String outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** Requests settled. */
  public long settled() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Executions that outlived their request. */
  public long lingering() {
    return lingering;
  }

  /** Executions that noticed an interruption. */
  public long interrupted() {
    return interrupted;
  }

  /** Operations of the recorded histories. */
  public long operations() {
    return operations;
  }

  /** Replies to the question for the status, recorded or not. */
  public long statusReads() {
    return statusReads;
  }

  /** Violations by rule. */
  public Map<String, Long> violations() {
    return violations;
  }
}
