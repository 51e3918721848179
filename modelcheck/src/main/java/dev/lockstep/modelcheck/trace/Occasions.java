package dev.lockstep.modelcheck.trace;

import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How often a trace gave a rule the occasion to be broken: traces in which nobody cancels say nothing about
 * cancellation, however many there are.
 */
final class Occasions {
  /** The rules that {@code TraceWorker.tla} names, and the events at which each of them could break. */
  private static final Map<String, Predicate<TraceEvent>> OF = new LinkedHashMap<>();

  static {
    OF.put("W1", event -> event instanceof TraceEvent.Enter);
    OF.put("W2", event -> event instanceof TraceEvent.Reply);
    OF.put("W3", event -> event instanceof TraceEvent.Step);
    OF.put("W4", event -> event instanceof TraceEvent.Admission || event instanceof TraceEvent.Outcome);
    OF.put("W5", event -> event instanceof TraceEvent.Outcome);
    OF.put("W6", event -> event instanceof TraceEvent.Reply reply && reply.status().current() != null);
    OF.put("W7", event -> event instanceof TraceEvent.Admission told && told.admission().equals("full"));
    OF.put("W8", event -> isStep(event, "Cancel"));
    OF.put("W9", event -> isStep(event, "Deadline"));
    OF.put("W10", event -> event instanceof TraceEvent.Stopped);
    OF.put("W11", event -> isStep(event, "Crash"));
    OF.put("W13", event -> event instanceof TraceEvent.Enter);
    OF.put("W14", event -> event instanceof TraceEvent.Step);
  }

  /** Every rule about which a trace can say something. */
  static final List<String> RULES = List.copyOf(OF.keySet());

  private Occasions() {}

  /** How many there were for this rule. */
  static long count(String rule, List<RecordedTrace> traces) {
    Predicate<TraceEvent> occasion = OF.getOrDefault(rule, event -> false);
    return traces.stream().flatMap(trace -> trace.events().stream()).filter(occasion).count();
  }

  private static boolean isStep(TraceEvent event, String action) {
    return event instanceof TraceEvent.Step step && step.action().equals(action);
  }
}
