package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.worker.WorkerStatus;
import java.util.function.Consumer;

/** W3: at rest, the worker has counted exactly what its clients were told. */
final class CountsAreLossless implements RoundCheck {
  @Override
  public String rule() {
    return "W3";
  }

  @Override
  public String demands() {
    return "At rest, the worker has counted exactly as many requests of each outcome as its clients were told.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    WorkerStatus after = round.after();
    if (after == null || !round.complete()) {
      return;
    }
    WorkerStatus before = round.before();
    long accepted = round.requests().stream().filter(RequestRecord::accepted).count();
    compare("accepted", after.accepted() - before.accepted(), accepted, seen);
    for (Kind kind : Kind.values()) {
      long told = round.requests().stream().filter(request -> Kind.of(request.outcome()) == kind).count();
      compare(kind.word(), kind.count(after) - kind.count(before), told, seen);
    }
  }

  private static void compare(String what, long counted, long told, Consumer<String> seen) {
    if (counted != told) {
      seen.accept("at rest the worker had counted " + counted + " requests " + what + ", its clients were told of "
          + told);
    }
  }
}
