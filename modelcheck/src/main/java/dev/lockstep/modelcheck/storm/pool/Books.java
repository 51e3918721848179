package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.Totals;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What clients were told, what executions began, and which results were published. Only what is open is remembered:
 * when a client has been told and the result has come, the two are compared, and all that is left of them are counts.
 * So the books do not grow, and a result that comes twice, or for nothing, is for something that is not open.
 *
 * <p>Thread-safe.
 */
final class Books {
  /** A request that was submitted, until everything is known about it. */
  private static final class Entry {
    private final AtomicInteger starts = new AtomicInteger();
    private @Nullable Outcome told;
    private @Nullable PoolResult result;
  }

  /** A rule that was seen broken, and how often. */
  record Violation(String rule, String seen, long times) {}

  private final Map<String, Entry> open = new ConcurrentHashMap<>();
  private final AtomicLong submitted = new AtomicLong();
  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private final Map<String, Violation> violations = new TreeMap<>();
  private Totals told = Totals.NONE;
  private Totals published = Totals.NONE;
  private long accepted;
  private long attempts;

  // ---- What happens

  void submitting(String id) {
    submitted.incrementAndGet();
    open.put(id, new Entry());
  }

  /** An execution begins. Of a request that was settled before nothing is known any more. */
  void starts(String id) {
    Entry entry = open.get(id);
    if (entry != null) {
      entry.starts.incrementAndGet();
    }
  }

  /** The client of {@code id} has both answers of its ticket. */
  synchronized void told(String id, PoolTicket ticket) {
    Admission admission = ticket.admission().peek();
    Outcome outcome = ticket.outcome().peek();
    Entry entry = open.get(id);
    if (entry == null || admission == null || outcome == null) {
      broken("S4", id + " was never " + (admission == null ? "decided on" : "settled"));
    } else if (admission instanceof Admission.Refused(Refusal reason)) {
      refused.merge(reason, 1L, Long::sum);
      open.remove(id);
      if (entry.starts.get() > 0 || entry.result != null || !(outcome instanceof Outcome.NotRun)) {
        broken("S4", id + " was refused as " + reason + ", and ran, or was settled as " + outcome);
      }
    } else {
      accepted++;
      told = told.and(outcome);
      entry.told = outcome;
      closeIfKnown(id, entry);
    }
  }

  /** A result was published. */
  synchronized void published(PoolResult result) {
    published = published.and(result.outcome());
    attempts += result.attempts();
    Entry entry = open.get(result.id());
    if (entry == null || entry.result != null) {
      broken("S5", "a second result, or one for nothing: " + result);
    } else {
      entry.result = result;
      closeIfKnown(result.id(), entry);
    }
  }

  private void closeIfKnown(String id, Entry entry) {
    PoolResult result = entry.result;
    if (entry.told == null || result == null) {
      return;
    }
    open.remove(id);
    if (!result.outcome().equals(entry.told)) {
      broken("S5", "the client of " + id + " was told " + entry.told + ", and published was " + result);
    }
    if (result.attempts() > PoolStorm.ATTEMPTS || entry.starts.get() > result.attempts()) {
      broken("S4", id + " was begun " + entry.starts + " times, and its result says " + result.attempts());
    }
  }

  /** A rule was seen broken. */
  synchronized void broken(String rule, String seen) {
    violations.merge(rule, new Violation(rule, seen, 1), (first, again) ->
        new Violation(rule, first.seen(), first.times() + 1));
  }

  /** The pool and its results have ended: nothing may be open. */
  synchronized void close() {
    open.forEach((id, entry) -> {
      if (entry.told != null && entry.result == null) {
        broken("S5", "no result was published for " + id);
      } else {
        broken("S4", id + " was never settled");
      }
    });
  }

  // ---- What is known

  long submitted() {
    return submitted.get();
  }

  synchronized long accepted() {
    return accepted;
  }

  synchronized long refused(Refusal reason) {
    return refused.getOrDefault(reason, 0L);
  }

  /** What clients were told. */
  synchronized Totals told() {
    return told;
  }

  /** The sums over the results. */
  synchronized Totals published() {
    return published;
  }

  /** How many workers were given the requests, over all results. */
  synchronized long attempts() {
    return attempts;
  }

  synchronized List<Violation> violations() {
    return new ArrayList<>(violations.values());
  }
}
