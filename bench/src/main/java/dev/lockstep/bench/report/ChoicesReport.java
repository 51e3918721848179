package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Evidence;
import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Measurements;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.data.Bootstrap;
import java.util.ArrayList;
import java.util.List;

/** What {@code core} chose, beside what it did not choose, as one table in Markdown. */
public final class ChoicesReport {
  private static final int RESAMPLES = 1000;
  private static final long SEED = 20260101;

  private ChoicesReport() {}

  /** The report. */
  public static String of(Measurements measurements, Machine machine) {
    Evidence evidence = new Evidence(measurements, new Bootstrap(RESAMPLES, SEED));
    List<List<String>> rows = new ArrayList<>();
    for (String key : measurements.keys()) {
      rows.add(
          new Cells(key.substring(key.indexOf('/') + 1))
              .add(() -> typical(evidence, key))
              .add(() -> rare(evidence, key))
              .add(() -> Unit.BYTES.text(evidence.of(key, Measured.mean("bytes")).value()))
              .list());
    }
    Table table =
        new Table(
            "Choices",
            "JMH, closed loop, one asker and an idle owner; pipelined: 64 requests under way.",
            List.of("benchmark", "p50 or mean", "p99", "allocated"),
            rows);
    StringBuilder out = new StringBuilder("Lockstep bench choices\n");
    out.append(machine.line()).append("\n").append(machine.loadLine()).append("\n");
    measurements.problems().forEach(problem -> out.append("incomplete: ").append(problem).append("\n"));
    return out.append("\n").append(table.note()).append("\n\n").append(table.markdown()).toString();
  }

  private static String typical(Evidence evidence, String key) throws MissingDataException {
    return samples(evidence, key)
        ? Unit.TIME.text(evidence.of(key, Measured.percentile("sample", 50)))
        : Unit.TIME.text(evidence.of(key, Measured.mean("nanos"))) + " mean";
  }

  private static String rare(Evidence evidence, String key) throws MissingDataException {
    return samples(evidence, key) ? Unit.TIME.text(evidence.of(key, Measured.percentile("sample", 99)).value()) : "-";
  }

  private static boolean samples(Evidence evidence, String key) throws MissingDataException {
    return !evidence.series(key).total().times().isEmpty();
  }
}
