package dev.lockstep.modelcheck.gate;

import java.io.IOException;

/** Where results come from. */
interface Results {
  /** What came of {@code task}; its evidence, and what belongs to it, are then in {@code directory}. */
  Task.Result of(Task task, ReportDirectory directory) throws IOException, InterruptedException;
}
