package dev.lockstep.spec.trace;

import dev.lockstep.spec.tlc.TlcPrinted;
import dev.lockstep.spec.tlc.TlcRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trace validation: asks TLC whether recorded traces are behaviours of {@code TraceWorker.tla}. All traces of workers
 * of the same capacity are judged in one search, since starting TLC takes longer than checking a trace.
 *
 * <p>The method is that of Cirstea, Kuppe, Loillier and Merz, "Validating Traces of Distributed Programs Against TLA+
 * Specifications" (2024). What differs: the specification prints its verdicts, one for each trace, instead of violating
 * a property, so that one search can judge many, and each rejection names a rule.
 *
 * <p>Immutable and thread-safe.
 */
public final class TraceCheck {
  private static final String LIBRARY = "trace";

  private final TlcRun tlc;

  /**
   * What became of a check.
   *
   * @param verdicts in the order of the traces
   * @param states distinct states that TLC visited: those of the traces, with every way to order the hidden steps
   * @param depth of the longest search, in states
   */
  public record Judged(List<TraceVerdict> verdicts, long states, long depth) {
    public Judged {
      verdicts = List.copyOf(verdicts);
    }
  }

  private TraceCheck(TlcRun tlc) {
    this.tlc = tlc;
  }

  /**
   * Checks against the specifications in this directory.
   *
   * @throws IOException if there is no such directory, or no TLC on the class path
   */
  public static TraceCheck in(Path specifications) throws IOException {
    return new TraceCheck(TlcRun.in(specifications));
  }

  /**
   * Judges each trace. Blocks until TLC has ended or the time limit is over.
   *
   * @param limit for all traces together; what is not judged by then is undecided
   * @throws IOException if TLC cannot be started
   */
  public Judged check(List<RecordedTrace> traces, Duration limit) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Map<Integer, List<Integer>> byCapacity = new TreeMap<>();
    for (int i = 0; i < traces.size(); i++) {
      byCapacity.computeIfAbsent(traces.get(i).capacity(), capacity -> new ArrayList<>()).add(i);
    }
    TraceVerdict[] verdicts = new TraceVerdict[traces.size()];
    long states = 0;
    long depth = 0;
    for (Map.Entry<Integer, List<Integer>> group : byCapacity.entrySet()) {
      List<RecordedTrace> members = group.getValue().stream().map(traces::get).toList();
      Duration left = limit.minusNanos(System.nanoTime() - start);
      Judged judged = judge(group.getKey(), members, left.isNegative() ? Duration.ZERO : left);
      states += judged.states();
      depth = Math.max(depth, judged.depth());
      for (int i = 0; i < members.size(); i++) {
        verdicts[group.getValue().get(i)] = judged.verdicts().get(i);
      }
    }
    return new Judged(Arrays.asList(verdicts), states, depth);
  }

  private Judged judge(int capacity, List<RecordedTrace> traces, Duration limit)
      throws IOException, InterruptedException {
    TraceModule module = new TraceModule(capacity, traces);
    TlcPrinted printed = tlc.print(module.toTlc(), LIBRARY, limit);
    return new Judged(
        verdicts(module, traces, printed), printed.result().distinctStates(), printed.result().depth());
  }

  private static List<TraceVerdict> verdicts(TraceModule module, List<RecordedTrace> traces, TlcPrinted printed) {
    Optional<String> trouble = printed.result().trouble();
    List<TraceVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      verdicts.add(trouble.isPresent()
          ? new TraceVerdict.Undecided(trouble.get())
          : new PrintedVerdicts(module, i, printed.values()).of(traces.get(i)));
    }
    return verdicts;
  }
}
