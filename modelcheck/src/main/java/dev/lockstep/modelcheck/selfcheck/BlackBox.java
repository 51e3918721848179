package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.model.WorkerHeader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Worker histories as those record them who see only the clients' calls. */
final class BlackBox {
  private BlackBox() {}

  /** The history without what its pipelines did. */
  static History of(History history) {
    Map<String, @Nullable Object> parameters = new HashMap<>(history.header().parameters());
    parameters.put("pipeline", "unrecorded");
    return new History(
        history.source(), new Header(history.header().model(), parameters), history.timed(),
        history.operations().stream().filter(operation -> !WorkerHeader.isOfPipeline(operation)).toList());
  }
}
