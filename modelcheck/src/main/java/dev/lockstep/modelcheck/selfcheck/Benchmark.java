package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.SegmentedCheck;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to check a long storm's history. Two figures for each: decided and verified when it is in memory,
 * and as a stream of lines, in segments (the making of the lines is in that, too): the time that passes, and the
 * processor's time for each operation. Times are of one run, after a smaller one.
 */
public final class Benchmark {
  private static final Limits LIMITS = Limits.within(Duration.ofMinutes(10));

  /** Until all of the checker is compiled. */
  private static final long WARM_UP = 300_000;

  private final Consumer<String> out;
  private final long mostInMemory;
  private boolean allAccepted = true;

  /**
   * A benchmark that prints lines.
   *
   * @param mostInMemory longer histories are checked as streams only: the operations alone may take gigabytes
   */
  public Benchmark(Consumer<String> out, long mostInMemory) {
    this.out = out;
    this.mostInMemory = mostInMemory;
  }

  /** Runs all; false if a history was not accepted, which all should be. */
  public boolean run(long largest) throws IOException, HistoryFormatException {
    out.accept("load                  operations   in memory        each   as a stream        each   heap at most");
    measure(null, LongStorm.Load.USUAL, WARM_UP);
    for (long operations = 10_000; operations <= largest; operations *= 10) {
      measure("usual", LongStorm.Load.USUAL, operations);
    }
    for (Map.Entry<String, LongStorm.Load> load : loads().entrySet()) {
      measure(load.getKey(), load.getValue(), Math.min(largest, 100_000));
    }
    long few = Math.min(largest, 100_000); // it does not come to rest that anybody could see: one segment
    History blackBox = BlackBox.of(inMemory(LongStorm.Load.USUAL, few));
    out.accept("%-20s%,12d%s".formatted("black box", blackBox.operations().size(), decided(blackBox)));
    return allAccepted;
  }

  private static Map<String, LongStorm.Load> loads() {
    Map<String, LongStorm.Load> loads = new LinkedHashMap<>();
    loads.put("32 clients", new LongStorm.Load(32, 16, 0.5, 0.9, 0.03, 1, 1000, false));
    loads.put("overload", new LongStorm.Load(8, 16, 0.3, 1.5, 0.03, 1, 1000, false));
    loads.put("late notifications", new LongStorm.Load(8, 16, 0.5, 0.9, 0.03, 20, 1000, false));
    loads.put("5 % status", new LongStorm.Load(8, 16, 0.05, 0.9, 0.03, 1, 1000, false));
    loads.put("queue removals", new LongStorm.Load(8, 16, 0.5, 0.9, 0.3, 1, 1000, false));
    loads.put("crash at the end", new LongStorm.Load(8, 16, 0.5, 0.9, 0.03, 1, 1000, true));
    return loads;
  }

  private void measure(@Nullable String name, LongStorm.Load load, long operations)
      throws IOException, HistoryFormatException {
    String memory = operations <= mostInMemory ? decided(inMemory(load, operations)) : "%12s%12s".formatted("-", "-");
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    Watch watch = new Watch();
    SegmentedCheck.Result result =
        SegmentedCheck.check("storm", new StormStream(new LongStorm(load, 1), operations), null, LIMITS);
    String streamed = watch.figures(result.operations());
    note(name, result.verdict());
    long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    if (name != null) {
      out.accept("%-20s%,12d%s%s%12d MB".formatted(name, result.operations(), memory, streamed, peak >> 20));
    }
  }

  private static History inMemory(LongStorm.Load load, long operations) {
    LongStorm storm = new LongStorm(load, 1);
    List<Operation> all = new ArrayList<>();
    while (all.size() < operations) {
      all.addAll(storm.round(operations - all.size()));
    }
    return new History("storm", storm.header(), true, all);
  }

  private String decided(History history) throws HistoryFormatException {
    Checkable checkable = HistoryChecker.checkable(history);
    Watch watch = new Watch();
    Verdict verdict = HistoryChecker.check(checkable, LIMITS);
    String figures = watch.figures(history.operations().size());
    note("in memory", verdict);
    return figures;
  }

  private void note(@Nullable String name, Verdict verdict) {
    if (!(verdict instanceof Verdict.Ok)) {
      allAccepted = false;
      out.accept(name + ": " + verdict.word() + " " + verdict.explanation());
    }
  }

  /** Time that passes, and that this thread computes: on a busy machine the second one says more. */
  private static final class Watch {
    private final long began = System.nanoTime();
    private final long computed = cpu();

    private static long cpu() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    String figures(long operations) {
      long millis = (System.nanoTime() - began) / 1_000_000;
      return String.format(Locale.ROOT, "%,9d ms%,9d ns", millis, (cpu() - computed) / Math.max(1, operations));
    }
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
  }
}
