package dev.lockstep.spec.trace;

import java.util.List;

/** The words of a trace that stand for the specification's constants. */
final class Words {
  static final List<String> PHASES = List.of("open", "draining", "cancelling", "stopped", "crashed");
  static final List<String> EXECUTIONS = List.of("none", "running", "lingering");
  static final List<String> RETURNS = List.of("completed", "failed");
  static final List<String> OUTCOMES = List.of("completed", "failed", "timed-out", "cancelled");
  static final List<String> ADMISSIONS = List.of("accepted", "full", "stopping", "stopped", "withdrawn");
  static final List<String> ACTIONS_OF_A_REQUEST =
      List.of("Post", "Cancel", "Completed", "Failed", "Deadline", "Patience");
  static final List<String> ACTIONS_OF_THE_WORKER = List.of("Query", "Ping", "Close", "Grace", "Linger", "Crash");

  private Words() {}

  /** How the specification spells a word. */
  static String specified(String word) {
    return word.equals("timed-out") ? "timedOut" : word;
  }
}
