package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;

/** The table of all models. {@code spec/tla/README.md} says what each is for. */
public final class Models {
  private static final String WORKER = "ChannelWorker";
  private static final String SYMMETRIC = "ChannelWorkerSymmetric";

  /** The engine's canary: a worker whose owner processes requests itself, and so leaves queries unanswered. */
  public static final Model INLINE_OWNER = violated("InlineOwner", "InlineOwner", TlcExit.TEMPORAL, "W6_QueryAnswered");

  /** Shows that a reply with a request in flight is reachable; else W6 would hold of a worker that does nothing. */
  public static final Model WITNESS = new Model("ChannelWorkerWitness", WORKER,
      new Expectation.Violated(TlcExit.INVARIANT, "NoReplyShowsActive"), List.of("W6"), Tier.QUICK);

  private static final List<Model> ALL = List.of(
      INLINE_OWNER,
      violated("SettlesTwice", "SettlesTwice", TlcExit.INVARIANT, "W3_Lossless"),
      violated("IgnoresLingering", "IgnoresLingering", TlcExit.INVARIANT, "W1_OneExecution"),
      WITNESS,
      holds("ChannelWorkerSafety", WORKER, 41_805, Tier.QUICK, "W1", "W2", "W3", "W4", "W8"),
      holds("ChannelWorkerFull", SYMMETRIC, 26_671, Tier.QUICK, "W1", "W2", "W3", "W4", "W7", "W8"),
      holds("ChannelWorkerOrder", SYMMETRIC, 26_390, Tier.QUICK, "W1", "W2", "W3", "W4", "W8", "W13"),
      holds("ChannelWorkerAnswers", WORKER, 41_805, Tier.QUICK, "W6"),
      holds("ChannelWorkerShutdown", WORKER, 5_055, Tier.QUICK, "W10"),
      holds("ChannelWorkerSettles", WORKER, 5_055, Tier.QUICK, "W4"),
      holds("ChannelWorkerOrderObserved", SYMMETRIC, 288_472, Tier.FULL, "W1", "W2", "W3", "W4", "W8", "W13"));

  private Models() {}

  /** Every model: those that must be violated first, then those that must hold, small before large. */
  public static List<Model> all() {
    return ALL;
  }

  /** The models that a run of this tier checks. */
  public static List<Model> of(Tier tier) {
    return ALL.stream().filter(model -> model.tier().compareTo(tier) <= 0).toList();
  }

  private static Model holds(String config, String module, long distinctStates, Tier tier, String... rules) {
    return new Model(config, module, new Expectation.Holds(distinctStates), List.of(rules), tier);
  }

  private static Model violated(String config, String module, TlcExit exit, String property) {
    return new Model(config, module, new Expectation.Violated(exit, property),
        List.of(PropertyName.rule(property).orElseThrow()), Tier.QUICK);
  }
}
