package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.structure.flight.Rush;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The structure of core as an engine: what its bytecode can do at all, whatever the schedule. The subject is always
 * {@value Evidence#ANY}, because it looks at the kit and not at one worker. The seed decides nothing.
 *
 * <p>Blind to behaviour: code that takes no lock may still be wrong.
 */
public final class StructureEngine implements Engine {
  static final String NAME = "structure";

  private static final int SHARE_OF_THE_RUSH = 10;
  private static final Duration LONGEST_RUSH = Duration.ofSeconds(30);

  /** Runs the engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new StructureEngine(), args));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Check> checks() {
    return Stream.of(StructureCheck.values()).map(StructureCheck::asCheck).toList();
  }

  @Override
  public void run(EngineRequest request, Report report) throws UsageException, IOException {
    if (!request.subject().equals(Evidence.ANY)) {
      throw new UsageException(
          "engine structure checks the subject '" + Evidence.ANY + "' only, not '" + request.subject() + "'");
    }
    List<StructureCheck> checks = StructureCheck.of(request.rules());
    Shipped shipped = Shipped.on(EngineProcess.ownClassPath(), Home.locate());
    if (request.control() == null) {
      Canary canary = Canaries.run(checks, shipped);
      report.progress().line("canary: " + canary.detail());
      report.canary(canary);
    }
    int done = 0;
    for (StructureCheck check : checks) {
      Examined found = check.examine(shipped, new Rush().get(), rush(request));
      found.offences().stream().flatMap(String::lines).forEach(report.progress()::line);
      report.add(found.finding(check.rule(), check.id(), replay(check, request)));
      report.progress().step("check", ++done, checks.size());
    }
  }

  private static Duration rush(EngineRequest request) {
    Duration share = request.budget().dividedBy(SHARE_OF_THE_RUSH);
    return share.compareTo(LONGEST_RUSH) > 0 ? LONGEST_RUSH : share;
  }

  private static String replay(StructureCheck check, EngineRequest request) {
    String command = "./lockstep gate --engine " + NAME + " --rule " + check.rule();
    return request.control() == null ? command : command + " (on the control " + request.control() + ")";
  }
}
