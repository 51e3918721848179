package dev.lockstep.bench.station;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;

/** A request of a baseline, with the reply that its client waits for. */
record Job(Request request, Oneshot<Outcome> outcome) {

  Job() {
    this(new Request("request", ""), new Oneshot<>());
  }

  /** Does the work, and says what came of it without telling the client. */
  Outcome run(Pipeline pipeline) {
    try {
      return new Outcome.Completed(pipeline.process(request));
    } catch (Exception failure) {
      return new Outcome.Failed(failure);
    }
  }
}
