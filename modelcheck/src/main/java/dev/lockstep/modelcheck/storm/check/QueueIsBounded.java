package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import java.util.function.Consumer;

/** W7: never more queued than the capacity. */
final class QueueIsBounded implements RoundCheck {
  @Override
  public String rule() {
    return "W7";
  }

  @Override
  public String demands() {
    return "At most as many requests are queued as the worker's capacity allows.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    for (StatusRead read : round.reads()) {
      if (read.status().queued() > round.capacity()) {
        seen.accept(
            "a status asked for " + Times.at(read.invocation()) + " says queued " + read.status().queued()
                + ", the capacity is " + round.capacity());
      }
    }
  }
}
