package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Aims;
import dev.lockstep.bench.claims.Claims;
import dev.lockstep.bench.claims.Decision;
import dev.lockstep.bench.claims.Evidence;
import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.claims.Figure;
import dev.lockstep.bench.claims.Jmh;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.data.Answer;
import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.PoolLoad;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.SupervisorLoad;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of a run of the claims. */
final class Tables {
  private static final Measured SAMPLE_50 = Measured.percentile("sample", 50);
  private static final Measured SAMPLE_99 = Measured.percentile("sample", 99);

  private final Evidence evidence;

  Tables(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The verdicts: the table of the README. */
  static Table verdicts(List<Decision> decisions) {
    return new Table(
        "The claims",
        "",
        List.of("claim", "the document promises", "measured"),
        decisions.stream().map(each -> List.of(each.id(), each.promise(), each.sentence())).toList());
  }

  /** The six rows that only say something together. */
  Table headline() {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : Row.HEADLINE) {
      String key = OpenLoop.key(row);
      rows.add(
          new Cells(row.label())
              .add(() -> value(key, Unit.TIME, Measured.percentile(OpenLoop.SERVICE, 50)))
              .add(() -> value(key, Unit.TIME, Measured.percentile(OpenLoop.SERVICE, 99)))
              .add(() -> value(key, Unit.TIME, Measured.percentile(OpenLoop.RESPONSE, 50)))
              .add(() -> whole(key, Unit.TIME, Measured.percentile(OpenLoop.RESPONSE, 99)))
              .add(() -> value(key, Unit.TIME, Measured.percentile(OpenLoop.RESPONSE, 99.9)))
              .add(() -> seenActive(key, row))
              .add(() -> value(key, Unit.RATE, Measured.rate(OpenLoop.REQUEST)))
              .list());
    }
    return new Table(
        "A status while requests of 20 ms are processed",
        "Open loop: one observer, once in each millisecond, on a schedule; the worker is busy nine tenths of the time. "
            + "Service: from the question to its answer. Response: from the moment at which the question was due. "
            + "In brackets: 95 % bootstrap interval.",
        List.of(
            "row", "service p50", "service p99", "response p50", "response p99", "response p99.9", "saw active",
            "requests"),
        rows);
  }

  private String seenActive(String key, Row row) throws MissingDataException {
    if (row == Row.NULL) {
      return "-";
    }
    Slice all = evidence.series(key).total();
    double fraction = all.sum(OpenLoop.ACTIVE) / all.times(OpenLoop.SERVICE).getTotalCount();
    return String.format(Locale.ROOT, "%.2f", fraction);
  }

  /** How the number of observers affects status and requests. */
  Table scaling(Threads threads) {
    List<List<String>> rows = new ArrayList<>();
    for (int count : Claims.OBSERVERS) {
      for (Row row : Claims.SCALING) {
        String key = Claims.scaling(row, threads, count);
        rows.add(
            new Cells(String.valueOf(count))
                .add(row::label)
                .add(() -> value(key, Unit.RATE, Measured.rate(Storm.STATUS)))
                .add(() -> value(key, Unit.TIME, Measured.percentile(Storm.STATUS, 50)))
                .add(() -> whole(key, Unit.TIME, Measured.percentile(Storm.STATUS, 99)))
                .add(() -> value(key, Unit.RATE, Measured.rate(Storm.REQUEST)))
                .add(() -> value(key, Unit.TIME, Measured.percentile(Storm.REQUEST, 50)))
                .add(() -> value(key, Unit.TIME, Measured.percentile(Storm.REQUEST, 99)))
                .list());
      }
    }
    return new Table(
        "Many observers, on " + threads.label() + " threads",
        "Saturation (closed loop): each observer reads, pauses for "
            + Storm.pause(threads).toMillis() + " ms, and reads again; one client posts requests that do "
            + "nothing, one after the other.",
        List.of(
            "observers", "row", "status", "read p50", "read p99", "requests", "request p50", "request p99"),
        rows);
  }

  /** The storm that is compared with Jox. */
  Table storm() {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : List.of(Row.QUERY, Row.JOX)) {
      Storm storm = Aims.storm(row);
      String key = storm.key(storm.observers().getFirst());
      rows.add(
          new Cells(row.label())
              .add(() -> whole(key, Unit.RATE, Measured.rate(Storm.STATUS)))
              .add(() -> value(key, Unit.TIME, Measured.percentile(Storm.STATUS, 99)))
              .add(() -> whole(key, Unit.RATE, Measured.rate(Storm.REQUEST)))
              .add(() -> value(key, Unit.TIME, Measured.percentile(Storm.REQUEST, 99)))
              .list());
    }
    return new Table(
        "16 observers who ask without a pause",
        "Saturation (closed loop), virtual threads; one client posts requests that do nothing. There is no null "
            + "control: a load never waits, and observers who never wait would keep the client from running at all.",
        List.of("row", "status", "question p99", "requests", "request p99"),
        rows);
  }

  /** Operations of a pool. */
  Table pool() {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : List.of(Row.SHORT_LOCK, Row.QUERY, Row.WATCH)) {
      for (boolean storm : new boolean[] {false, true}) {
        String key = PoolLoad.key(row, storm);
        rows.add(
            new Cells(row.label())
                .add(() -> storm ? "read the status" : "null control")
                .add(() -> value(key, Unit.TIME, Measured.percentile(PoolLoad.DISPATCH, 50)))
                .add(() -> whole(key, Unit.TIME, Measured.percentile(PoolLoad.DISPATCH, 99)))
                .add(() -> value(key, Unit.TIME, Measured.percentile(PoolLoad.REPLACE, 50)))
                .add(() -> whole(key, Unit.TIME, Measured.percentile(PoolLoad.REPLACE, 99)))
                .list());
      }
    }
    for (SupervisorLoad.Looking looking : SupervisorLoad.Looking.values()) {
      String key = SupervisorLoad.key(looking);
      rows.add(
          new Cells("supervisor, channel workers")
              .add(() -> word(looking))
              .add(() -> value(key, Unit.TIME, Measured.percentile(PoolLoad.DISPATCH, 50)))
              .add(() -> whole(key, Unit.TIME, Measured.percentile(PoolLoad.DISPATCH, 99)))
              .add(() -> value(key, Unit.TIME, Measured.percentile(SupervisorLoad.SCALE, 50)))
              .add(() -> whole(key, Unit.TIME, Measured.percentile(SupervisorLoad.SCALE, 99)))
              .list());
    }
    return new Table(
        "Operations of a pool of 4 workers, beside 64 observers",
        "Closed loop, virtual threads. Dispatch: find an idle worker, post, outcome. Replace: start a worker, stop "
            + "another. Without a supervisor the pool is an array; the supervisor's change is the answer to a command "
            + "for one worker more or less.",
        List.of("workers", "observers", "dispatch p50", "dispatch p99", "change p50", "change p99"),
        rows);
  }

  private static String word(SupervisorLoad.Looking looking) {
    return switch (looking) {
      case NULL -> "null control";
      case WATCH -> "read the watch";
      case QUERY -> "ask the owner";
    };
  }

  /** What single operations cost. */
  Table costs() {
    List<List<String>> rows = new ArrayList<>();
    for (String subject : List.of("MUTEX", "CHANNEL")) {
      for (String method : List.of("nullControl", "status", "query")) {
        String key = Jmh.statusRead(method, subject);
        rows.add(
            new Cells("StatusRead." + method + ", " + subject)
                .add(() -> whole(key, Unit.TIME, Measured.mean("nanos")) + " mean")
                .add(() -> "-")
                .add(() -> bytes(key))
                .list());
      }
      rows.add(sampled("RoundTrip.roundTrip, " + subject, Jmh.roundTrip(subject)));
    }
    for (String method : List.of("status", "roundTrip")) {
      for (Row row : List.of(Row.SHORT_LOCK, Row.QUERY, Row.JOX)) {
        rows.add(sampled("VirtualTrip." + method + ", " + row.label(), Jmh.virtualTrip(method, row)));
      }
    }
    return new Table(
        "What one operation costs",
        "JMH, closed loop. A live writer in StatusRead, an idle worker elsewhere.",
        List.of("benchmark", "p50 or mean", "p99", "allocated"),
        rows);
  }

  private List<String> sampled(String label, String key) {
    return new Cells(label)
        .add(() -> whole(key, Unit.TIME, SAMPLE_50))
        .add(() -> value(key, Unit.TIME, SAMPLE_99))
        .add(() -> bytes(key))
        .list();
  }

  /** What the kit aims at. */
  static Table aims(List<Figure> aims) {
    return new Table(
        "Aims of the kit",
        "Ratios within this run. They gate nothing.",
        List.of("ratio", "measured", "aim", ""),
        aims.stream()
            .map(aim -> List.of(aim.what(), aim.text(), aim.limit(), word(aim.answer())))
            .toList());
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case YES -> "met";
      case NO -> "missed";
      case UNDECIDED -> "not told";
    };
  }

  private String bytes(String key) throws MissingDataException {
    return value(key, Unit.BYTES, Measured.mean("bytes"));
  }

  private String value(String key, Unit unit, Measured quantity) throws MissingDataException {
    return unit.text(evidence.of(key, quantity).value());
  }

  private String whole(String key, Unit unit, Measured quantity) throws MissingDataException {
    return unit.text(evidence.of(key, quantity));
  }
}
