package dev.lockstep.spec.trace;

import dev.lockstep.spec.tlc.TlaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What {@code TraceWorker!Verdict} printed of one trace. Several behaviours are searched, so several of them may have
 * been stuck; one that was not is enough, and else the one that came furthest counts.
 */
final class PrintedVerdicts {
  private static final int TRACE = 1;
  private static final int EVENT = 2;
  private static final int BROKEN = 3;
  private static final int STATUS = 4;
  private static final int ENABLED = 5;

  private final TraceModule module;
  private final int trace;
  private final List<TlaValue> values;

  /** @param trace its index in the module, from 0; TLA+ counts from 1 */
  PrintedVerdicts(TraceModule module, int trace, List<TlaValue> values) {
    this.module = module;
    this.trace = trace;
    this.values = values;
  }

  TraceVerdict of(RecordedTrace recorded) {
    @Nullable List<TlaValue> furthest = null;
    for (TlaValue value : values) {
      List<TlaValue> verdict = value.items();
      if (verdict.get(TRACE).number() != trace + 1) {
        continue;
      }
      if (verdict.getFirst().word().equals("accepted")) {
        return new TraceVerdict.Accepted(recorded.events().size());
      }
      if (furthest == null || furthest.get(EVENT).number() < verdict.get(EVENT).number()) {
        furthest = verdict;
      }
    }
    return furthest == null
        ? new TraceVerdict.Undecided("TLC lost this trace: it printed no verdict")
        : rejected(recorded, furthest);
  }

  private TraceVerdict rejected(RecordedTrace recorded, List<TlaValue> verdict) {
    int index = verdict.get(EVENT).number() - 1;
    return new TraceVerdict.Rejected(
        RecordedTrace.FIRST_LINE + index,
        recorded.events().get(index),
        broken(verdict.get(BROKEN)),
        status(verdict.get(STATUS)),
        verdict.get(ENABLED).items().stream().map(TlaValue::word).map(this::renamed).sorted().toList());
  }

  private List<TraceVerdict.Broken> broken(TlaValue pairs) {
    List<TraceVerdict.Broken> broken = new ArrayList<>();
    for (TlaValue pair : pairs.items()) {
      broken.add(new TraceVerdict.Broken(pair.items().getFirst().word(), renamed(pair.items().getLast().word())));
    }
    return broken;
  }

  private TraceStatus status(TlaValue status) {
    String current = status.field("current").word();
    return new TraceStatus(
        status.field("phase").word(),
        current.equals(TraceModule.NONE) ? null : module.original(trace, current),
        status.field("execution").word(),
        status.field("accepted").number(),
        status.field("queued").number(),
        status.field("completed").number(),
        status.field("failed").number(),
        status.field("timedOut").number(),
        status.field("cancelled").number());
  }

  /** A text of the specification with the trace's own names in it. */
  private String renamed(String text) {
    return TraceModule.RENAMED.matcher(text).replaceAll(found ->
        Matcher.quoteReplacement(module.original(trace, found.group())));
  }
}
