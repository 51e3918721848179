package dev.lockstep.bench.cli;

import dev.lockstep.bench.regression.Rates;
import dev.lockstep.bench.report.Table;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep bench rates}: how many forks it takes to find what, by the spread of forks. */
@Command(
    name = "rates",
    description = "How often a comparison errs, by the spread of forks and their number. Simulates; measures nothing.",
    footer = "%nExit status: 0 always, 64 wrong usage.")
final class RatesCommand implements Callable<Integer> {
  private static final List<Double> SPREADS = List.of(0.01, 0.02, 0.03, 0.05);
  private static final List<Integer> FORKS = List.of(6, 8, 10, 20);

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--reports", description = "how many reports to make up for each figure (default: 200)")
  private int reports = 200;

  @Override
  public Integer call() throws UsageException {
    if (reports < 1) {
      throw new UsageException("--reports " + reports + " is less than 1");
    }
    List<String> head = new ArrayList<>(List.of("spread of forks", "forks", "alarms"));
    Rates.SLOWDOWNS.forEach(slowdown -> head.add(percent(slowdown) + " found"));
    List<List<String>> rows = new ArrayList<>();
    for (double spread : SPREADS) {
      for (int forks : FORKS) {
        Rates rates = Rates.of(spread, forks, reports);
        List<String> row = new ArrayList<>(List.of(percent(spread), String.valueOf(forks), part(rates.alarms())));
        rates.found().forEach(found -> row.add(part(found)));
        rows.add(row);
      }
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(new Table("", "", head, rows).markdown());
    out.flush();
    return ExitStatus.OK;
  }

  private String part(int count) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / reports);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }
}
