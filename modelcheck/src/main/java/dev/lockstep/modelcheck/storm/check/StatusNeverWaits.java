package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.worker.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * W6: status is answered while a pipeline is at work, and shows its request.
 *
 * <p>An execution is <em>stable</em> from the entry of its pipeline until the first thing that could end it or settle
 * its request. One status that is answered a little late proves nothing, the machine may have been busy; so the storm
 * as a whole is judged: if of many statuses that were asked for during a stable execution not one was answered during
 * it, status waits. One that had a second to be answered and was not speaks for itself.
 */
public final class StatusNeverWaits implements RoundCheck {
  /** From so many on, none answered is no accident. */
  static final int CANDIDATES = 20;

  static final long GENEROUS_NANOS = 1_000_000_000;

  private long candidates;
  private long answered;

  private record Stable(String request, long from, long until) {}

  @Override
  public String rule() {
    return "W6";
  }

  @Override
  public String demands() {
    return "Status is answered while a pipeline is at work, and shows the request that it works on.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    List<Stable> stable = stable(round);
    for (StatusRead read : round.reads()) {
      Stable during = during(stable, read.invocation());
      if (during == null) {
        continue;
      }
      candidates++;
      if (read.response() <= during.until) {
        answered++;
        if (!during.request.equals(read.status().current()) || read.status().execution() != Execution.RUNNING) {
          seen.accept(
              "a status asked for " + Times.at(read.invocation()) + " and answered " + Times.at(read.response())
                  + ", all the while the pipeline was at work on " + during.request + ", says current "
                  + read.status().current() + ", execution " + read.status().execution());
        }
      } else if (during.until - read.invocation() > GENEROUS_NANOS) {
        seen.accept(
            "a status asked for " + Times.at(read.invocation()) + " was answered " + Times.at(read.response())
                + ", after the pipeline that was at work on " + during.request + " had left " + Times.at(during.until));
      }
    }
    if (candidates >= CANDIDATES && answered == 0) {
      seen.accept(
          "of " + candidates + " statuses that were asked for while a pipeline was at work, not one was answered "
              + "before it left");
      candidates = 0;
    }
  }

  private static List<Stable> stable(RoundRecord round) {
    List<Stable> stable = new ArrayList<>();
    for (RequestRecord request : round.requests()) {
      long end = Math.min(Math.min(request.cancelled(), request.earliestDeadline()), round.firstClosing());
      for (ExecutionRecord execution : request.executions()) {
        long until = Math.min(end, execution.left());
        if (until > execution.entered() && until != Operation.NEVER) {
          stable.add(new Stable(request.id(), execution.entered(), until));
        }
      }
    }
    return stable;
  }

  private static @Nullable Stable during(List<Stable> stable, long time) {
    return stable.stream().filter(s -> s.from <= time && time < s.until).findFirst().orElse(null);
  }

  /** Whether enough statuses were asked for during executions to tell. */
  public boolean sawEnough() {
    return candidates >= CANDIDATES;
  }

  /** How many statuses were asked for, and how many of them answered, during a stable execution. */
  public String explored() {
    return answered + " of " + candidates;
  }
}
