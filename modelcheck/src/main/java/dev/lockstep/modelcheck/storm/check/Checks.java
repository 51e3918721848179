package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks of one storm. Not thread-safe. */
public final class Checks {
  /** The rules that a storm judges, in their order. */
  public static final List<String> RULES =
      List.of("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W13", "W14");

  private final StatusIsOneState linearizable = new StatusIsOneState();
  private final StatusNeverWaits status = new StatusNeverWaits();
  private final List<RoundCheck> checks =
      List.of(
          new OneAtATime(),
          linearizable,
          new CountsAreLossless(),
          new SettledOnce(),
          new AdmissionIsVisible(),
          new CountBeforeReply(),
          status,
          new QueueIsBounded(),
          new CancellationCounts(),
          new DeadlinesHold(),
          new ShutdownIsOrderly(),
          new OrderOfAcceptance(),
          new NothingGoesBack());

  /** Judges one more round: at most one violation for each rule, the first that was seen. */
  public List<Violation> examine(RoundRecord round) {
    Map<String, Violation> found = new LinkedHashMap<>();
    for (Trouble trouble : round.troubles()) {
      found.putIfAbsent(
          trouble.rule(),
          new Violation(trouble.rule(), "Everybody who asks is answered, in bounded time.", trouble.seen(),
              trouble.stack()));
    }
    for (RoundCheck check : checks) {
      check.examine(
          round,
          seen -> found.putIfAbsent(check.rule(), new Violation(check.rule(), check.demands(), seen, "")));
    }
    return new ArrayList<>(found.values());
  }

  /** The check of W2, which may be undecided. */
  public StatusIsOneState linearizable() {
    return linearizable;
  }

  /** The check of W6, which needs many cases. */
  public StatusNeverWaits status() {
    return status;
  }
}
