package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.worker.WorkerStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** W14: for one observer, no counter, no phase and no uptime ever goes back. */
final class NothingGoesBack implements RoundCheck {
  @Override
  public String rule() {
    return "W14";
  }

  @Override
  public String demands() {
    return "Counters and uptime never go back, for any observer.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    Map<Integer, WorkerStatus> last = new HashMap<>();
    for (StatusRead read : round.reads()) {
      WorkerStatus before = last.getOrDefault(read.process(), round.before());
      WorkerStatus after = read.status();
      compare("accepted", before.accepted(), after.accepted(), read, seen);
      for (Kind kind : Kind.values()) {
        compare(kind.word(), kind.count(before), kind.count(after), read, seen);
      }
      compare("uptime", before.uptimeNanos(), after.uptimeNanos(), read, seen);
      if (after.phase().compareTo(before.phase()) < 0) {
        seen.accept("an observer read phase " + before.phase() + ", and then " + after.phase());
      }
      last.put(read.process(), after);
    }
  }

  private static void compare(String what, long before, long after, StatusRead read, Consumer<String> seen) {
    if (after < before) {
      seen.accept(
          "observer " + read.process() + " read " + what + " " + before + ", and then, " + Times.at(read.invocation())
              + ", "
              + after);
    }
  }
}
