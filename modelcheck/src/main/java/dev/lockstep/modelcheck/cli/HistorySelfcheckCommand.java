package dev.lockstep.modelcheck.cli;

import picocli.CommandLine.Command;

/** {@code lockstep history selfcheck}: how the history checker is itself checked. */
@Command(
    name = "selfcheck",
    description = "Checks the history checker.",
    subcommands = {
      SelfcheckCompareCommand.class, SelfcheckDoctorCommand.class, SelfcheckFuzzCommand.class,
      SelfcheckBenchCommand.class
    })
public final class HistorySelfcheckCommand {
  private HistorySelfcheckCommand() {}
}
