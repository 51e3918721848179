package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import java.util.function.Consumer;

/** W4: what a client was told of its admission was published before. */
final class AdmissionIsVisible implements RoundCheck {
  @Override
  public String rule() {
    return "W4";
  }

  @Override
  public String demands() {
    return "A client that knows that its request was accepted finds it counted in every status that it asks for later.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    Ladder revealed = new Ladder();
    for (RequestRecord request : round.requests()) {
      request.sequence().ifPresent(sequence -> revealed.add(request.admitted(), sequence, request.id()));
    }
    for (StatusRead read : round.reads()) {
      Ladder.Step step = revealed.highestBefore(read.invocation());
      if (step != null && read.status().accepted() < step.value()) {
        seen.accept(
            "the client held the admission of " + step.what() + " as number " + step.value() + " "
                + Times.at(step.time())
                + ", a status asked for " + Times.at(read.invocation()) + " says accepted " + read.status().accepted());
      }
    }
  }
}
