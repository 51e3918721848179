package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.selfcheck.Doctored;
import dev.lockstep.modelcheck.selfcheck.Doctored.Falsification;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep history selfcheck doctor}: storms' histories in which one thing was falsified. */
@Command(
    name = "doctor",
    description = {
      "Falsifies one thing in each of many storms' histories, and checks them.",
      "Exits with 1 if a falsification is neither in a verified conflict nor shown to be harmless by a verified order,",
      "or if an untouched history is not accepted."
    })
public final class SelfcheckDoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--histories", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
  private int histories = 200;

  @Option(names = "--operations", paramLabel = "N", description = "of each (default: ${DEFAULT-VALUE})")
  private int operations = 1000;

  @Override
  public Integer call() throws HistoryFormatException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    boolean wrong = histories < 1;
    Falsification[] all = Falsification.values();
    int[][] counts = new int[all.length][3]; // found, harmless, missed
    int accepted = 0;
    for (int seed = 0; seed < histories; seed++) {
      History storm = Doctored.storm(seed, operations);
      Verdict untouched = HistoryChecker.check(storm, Limits.within(Duration.ofSeconds(60)));
      accepted += untouched instanceof Verdict.Ok ? 1 : 0;
      int which = seed % all.length;
      Doctored.Result result = Doctored.check(storm, all[which], seed);
      counts[which][result.found() ? 0 : result.isRight() ? 1 : 2]++;
      if (!result.isRight()) {
        out.println("seed " + seed + ", " + all[which] + ": " + result.verdict().word() + " "
            + result.verdict().explanation());
        wrong = true;
      }
    }
    for (int i = 0; i < all.length; i++) {
      out.printf(
          "%-22s %3d found, %3d harmless, %3d missed%n", all[i], counts[i][0], counts[i][1], counts[i][2]);
    }
    out.printf("%d of %d untouched ones accepted%n", accepted, histories);
    return wrong || accepted < histories ? ExitStatus.VIOLATION : ExitStatus.OK;
  }
}
