package dev.lockstep.modelcheck.monitor.worker;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.WorkerLog;
import java.util.Locale;

/** How operations, requests and times are called in a sentence. */
final class Words {
  private final WorkerLog log;

  Words(WorkerLog log) {
    this.log = log;
  }

  /** Such as {@code status #812}. */
  String operation(int i) {
    return Fields.written(log.action(i)) + " " + log.label(i);
  }

  /** Such as {@code r17}. */
  String request(int request) {
    return log.name(request);
  }

  /** Such as {@code 3.204 ms}, or {@code line 17} in a history without times. */
  String at(long point) {
    if (point == Operation.NEVER) {
      return "the end";
    }
    return log.timed() ? String.format(Locale.ROOT, "%.3f ms", point / 1e6) : "line " + point;
  }

  /** When operation {@code i} was called. */
  String called(int i) {
    return at(log.invocation(i));
  }

  /** When operation {@code i} was answered. */
  String answered(int i) {
    return at(log.response(i));
  }
}
