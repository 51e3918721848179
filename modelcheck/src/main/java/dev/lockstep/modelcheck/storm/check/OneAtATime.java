package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** W1: no pipeline is entered before the one before it has left. */
final class OneAtATime implements RoundCheck {
  private record Stay(String request, ExecutionRecord execution) {}

  @Override
  public String rule() {
    return "W1";
  }

  @Override
  public String demands() {
    return "One pipeline runs at a time: none is entered before the last one has left, even if that one was "
        + "cancelled and lingers.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    List<Stay> stays = new ArrayList<>();
    for (RequestRecord request : round.requests()) {
      request.executions().forEach(execution -> stays.add(new Stay(request.id(), execution)));
    }
    stays.sort(Comparator.comparingLong(stay -> stay.execution.entered()));
    for (int i = 1; i < stays.size(); i++) {
      Stay before = stays.get(i - 1);
      Stay after = stays.get(i);
      if (after.execution.entered() < before.execution.left()) {
        seen.accept(
            "the pipeline was entered for " + after.request + " " + Times.at(after.execution.entered())
                + ", while it was at work on "
                + before.request + ", which it left " + Times.at(before.execution.left()));
      }
    }
  }
}
