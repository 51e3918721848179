package dev.lockstep.modelcheck.cli;

import picocli.CommandLine.Command;

/** {@code lockstep history}: commands on recorded histories. */
@Command(
    name = "history",
    description = "Works on recorded histories.",
    subcommands = {
      HistoryCheckCommand.class, HistoryStatsCommand.class, HistoryMinimizeCommand.class, HistoryConvertCommand.class,
      HistorySelfcheckCommand.class
    })
public final class HistoryCommand {
  private HistoryCommand() {}
}
