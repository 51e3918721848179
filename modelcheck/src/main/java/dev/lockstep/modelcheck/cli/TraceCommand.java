package dev.lockstep.modelcheck.cli;

import picocli.CommandLine.Command;

/** {@code lockstep trace}: commands on recorded traces. */
@Command(
    name = "trace",
    description = "Records what a worker does, step by step, and checks it against the specification.",
    subcommands = {TraceCheckCommand.class, TraceRecordCommand.class})
public final class TraceCommand {
  private TraceCommand() {}
}
