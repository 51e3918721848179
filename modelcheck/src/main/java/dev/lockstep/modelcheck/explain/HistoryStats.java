package dev.lockstep.modelcheck.explain;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is in a history, in lines: how many operations of which kind, how many at once, and how long they took. */
public final class HistoryStats {
  private static final int SLICES = 20;
  private static final int WIDEST = 40;

  private HistoryStats() {}

  /** The lines. */
  public static List<String> of(History history) {
    List<String> lines = new ArrayList<>();
    List<Operation> operations = history.operations();
    long processes = operations.stream().mapToLong(Operation::process).distinct().count();
    lines.add(
        "%s: %s, %,d operations of %,d processes"
            .formatted(history.source(), history.header().model(), operations.size(), processes));
    if (operations.isEmpty()) {
      return lines;
    }
    lines.addAll(kinds(history));
    lines.addAll(concurrency(history));
    return lines;
  }

  private static List<String> kinds(History history) {
    Map<String, List<Operation>> byName = new TreeMap<>();
    history.operations().forEach(o -> byName.computeIfAbsent(o.name(), name -> new ArrayList<>()).add(o));
    List<String> lines = new ArrayList<>();
    String unit = history.timed() ? "latency of the answered ones, in ms: median, 90 %, 99 %, longest" : "";
    String titles = "%-12s %10s %10s %8s %8s %8s  %s";
    lines.add(titles.formatted("operation", "all", "ok", "fail", "info", "pending", unit).strip());
    byName.forEach(
        (name, all) -> {
          StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-12s %,10d", name, all.size()));
          for (Kind kind : Kind.values()) {
            int width = kind == Kind.OK ? 10 : 8;
            line.append(' ').append(("%," + width + "d").formatted(all.stream().filter(o -> o.kind() == kind).count()));
          }
          lines.add(line + (history.timed() ? latency(all) : ""));
        });
    return lines;
  }

  private static String latency(List<Operation> operations) {
    long[] nanos =
        operations.stream()
            .filter(o -> o.kind() == Kind.OK || o.kind() == Kind.FAIL)
            .mapToLong(o -> o.response() - o.invocation())
            .sorted()
            .toArray();
    if (nanos.length == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder("  ");
    for (int percent : new int[] {50, 90, 99, 100}) {
      int rank = (int) Math.ceil(percent / 100.0 * nanos.length); // nearest rank
      text.append(String.format(Locale.ROOT, "%10.3f", nanos[rank - 1] / 1e6));
    }
    return text.toString();
  }

  /** For each of some slices of the history: the mean and the greatest number of operations that were open at once. */
  private static List<String> concurrency(History history) {
    List<Operation> operations = history.operations();
    long begin = operations.getFirst().invocation();
    long end = begin + 1;
    for (Operation operation : operations) {
      end = Math.max(end, operation.response() == Operation.NEVER ? operation.invocation() : operation.response());
    }
    long[] starts = operations.stream().mapToLong(Operation::invocation).sorted().toArray();
    long[] ends =
        operations.stream().mapToLong(Operation::response).filter(r -> r != Operation.NEVER).sorted().toArray();
    List<String> lines = new ArrayList<>();
    lines.add("open at once" + (history.timed() ? "" : " (by lines)") + ": from, mean, greatest");
    double highest = 1;
    double[] means = new double[SLICES];
    int[] greatest = new int[SLICES];
    for (int s = 0; s < SLICES; s++) {
      double from = begin + (double) (end - begin) * s / SLICES;
      double to = begin + (double) (end - begin) * (s + 1) / SLICES;
      greatest[s] = fill(starts, ends, from, to, means, s);
      highest = Math.max(highest, means[s]);
    }
    for (int s = 0; s < SLICES; s++) {
      double from = begin + (double) (end - begin) * s / SLICES;
      String at = history.timed() ? String.format(Locale.ROOT, "%12.3f ms", from / 1e6) : "line %10.0f".formatted(from);
      String bar = "#".repeat((int) Math.round(means[s] / highest * WIDEST));
      lines.add(String.format(Locale.ROOT, "%s %9.1f %8d  %s", at, means[s], greatest[s], bar).stripTrailing());
    }
    return lines;
  }

  /** The mean over [from, to) goes into {@code means}; the greatest number is returned. */
  private static int fill(long[] starts, long[] ends, double from, double to, double[] means, int slice) {
    int started = before(starts, from);
    int ended = before(ends, from);
    int most = started - ended;
    double now = from;
    double area = 0;
    while (now < to) {
      double start = started < starts.length ? starts[started] : to;
      double end = ended < ends.length ? ends[ended] : to;
      double next = Math.min(to, Math.min(start, end));
      area += (next - now) * (started - ended);
      now = next;
      if (next == start && start <= end && started < starts.length) {
        started++;
      } else if (next == end && ended < ends.length) {
        ended++;
      }
      most = Math.max(most, started - ended);
    }
    means[slice] = area / (to - from);
    return most;
  }

  private static int before(long[] sorted, double point) {
    int found = Arrays.binarySearch(sorted, (long) Math.ceil(point));
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && sorted[at - 1] >= point) {
      at--;
    }
    return at;
  }
}
