package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;
import java.util.stream.Stream;

/** The models of the contract and of the channel worker. */
final class WorkerModels {
  private static final String CONTRACT = "Worker";
  private static final String WORKER = "ChannelWorker";

  /** See {@link Models#INLINE_OWNER}. */
  static final Model INLINE_OWNER =
      Model.control("InlineOwner", TlcExit.TEMPORAL, "W6_QueryAnswered", Tier.QUICK);

  /** See {@link Models#WITNESS}. */
  static final Model WITNESS =
      Model.witness("ReplyShowsActive", WORKER, "NoReplyShowsActive", Tier.QUICK, "W6");

  private static final List<Model> CONTROLS = List.of(
      INLINE_OWNER,
      breaksInvariant("IgnoresLingering", "W1_OneExecution", Tier.FULL),
      breaksInvariant("SettlesTwice", "W3_Lossless", Tier.QUICK),
      breaksInvariant("LostCompletion", "W4_SettledOnce", Tier.FULL),
      breaksStep("LosesOutcome", "W4_Settles", Tier.FULL),
      breaksStep("ExitsWithoutDraining", "W4_EveryPostIsAnswered", Tier.FULL),
      breaksInvariant("RevealedBeforePublished", "W4_PublishedBeforeTold", Tier.FULL),
      breaksInvariant("CountsAfterReply", "W5_CountBeforeReply", Tier.FULL),
      breaksInvariant("StaleWatch", "W2_WatchIsState", Tier.FULL),
      breaksInvariant("TornStatus", "W2_FieldsAgree", Tier.FULL),
      breaksInvariant("IdleWatch", "W6_WatchShowsTheExecution", Tier.FULL),
      breaksInvariant("IgnoresCapacity", "W7_Bounded", Tier.FULL),
      breaksStep("RunsCancelledRequest", "W8_CancelledBeforeStartNeverRuns", Tier.FULL),
      breaksStep("SecondEventWins", "W8_FirstOutcomeStays", Tier.FULL),
      breaksInvariant("DeadlineForAll", "W9_OnlyLimitedTimeOut", Tier.FULL),
      breaksStep("DeadlineOnlyInFlight", "W9_LimitedSettles", Tier.FULL),
      breaksStep("DrainingTakesMore", "W10_ClosedTakesNothing", Tier.FULL),
      breaksInvariant("ForgetsQueuedOnes", "W4_SettledOnce", Tier.FULL),
      breaksStep("WaitsForThePipeline", "W10_ShutdownEnds", Tier.FULL),
      breaksStep("StatusAfterTheEnd", "W10_FinalStatusStays", Tier.FULL),
      breaksStep("CrashStrandsWaiters", "W11_CrashStrandsNobody", Tier.FULL),
      breaksStep("StartsTheLast", "W13_StartsInAcceptanceOrder", Tier.FULL),
      breaksStep("CountsGoBack", "W14_CountsOnlyGrow", Tier.FULL),
      breaksStep("ForgetsPatience", "W7_PatienceEnds", Tier.FULL),
      breaksInvariant("TellsTooEarly", "W4_ToldWhatIsDecided", Tier.FULL),
      breaksStep("AnswersFromTheFuture", "W2_RefinesTheContract", Tier.FULL),
      breaksStep("NeverTells", "W4_EveryDecisionIsTold", Tier.FULL),
      breaksStep("SaysStopped", "W4_RefusedForAReason", Tier.FULL),
      breaksStep("RefusesWithRoom", "W7_FullIsFull", Tier.FULL),
      breaksStep("LastWaiterFirst", "W7_ArrivalDecides", Tier.FULL),
      breaksInvariant("CancelWaitsForThePipeline", "W8_CancelSettlesAtOnce", Tier.FULL),
      breaksInvariant("GraceIsIgnored", "W10_GraceLetsThemFinish", Tier.FULL),
      breaksInvariant("SecondShutdownHurries", "W10_FirstShutdownCounts", Tier.FULL),
      breaksInvariant("CrashCancels", "W11_CrashFailsWhatIsLeft", Tier.FULL));

  private static final List<Model> WITNESSES = List.of(
      WITNESS,
      Model.witness("QueuedBehindLingering", WORKER, "NobodyQueuesBehindALingeringExecution", Tier.FULL, "W1"),
      Model.witness("WaitsForRoom", WORKER, "NobodyWaitsForRoom", Tier.FULL, "W7"),
      Model.witness("TwoWaitForRoom", CONTRACT, "AtMostOneWaits", Tier.FULL, "W7"),
      Model.witness("TwoAreQueued", CONTRACT, "AtMostOneIsQueued", Tier.FULL, "W13"),
      Model.witness("LateAlarm", WORKER, "NoAlarmIsLate", Tier.FULL, "W8", "W9"),
      Model.witness("LeftInTheInbox", WORKER, "NothingIsLeftInTheInbox", Tier.FULL, "W4"));

  private static final List<Model> HOLD = List.of(
      Model.holds("WorkerSettles", CONTRACT, 1_329, Tier.QUICK, "W4"),
      Model.holds("WorkerEnds", CONTRACT, 744, Tier.QUICK, "W4", "W6", "W9", "W10", "W11"),
      Model.holds("ChannelWorkerAnswers", WORKER, 7_024, Tier.QUICK, "W6"),
      Model.holds("ChannelWorkerEnds", WORKER, 2_507, Tier.QUICK, "W4", "W9", "W10", "W11"),
      safe("ChannelWorkerSafety", 75_204, Tier.QUICK),
      Model.holds("ChannelWorkerRefines", WORKER, 75_204, Tier.QUICK, "W2"),
      alone("WorkerOrder", 36_897, Tier.FULL),
      alone("WorkerArrivals", 41_967, Tier.FULL),
      Model.holds("WorkerPatience", CONTRACT, 49_019, Tier.FULL, "W7"),
      Model.holds("WorkerObserved", CONTRACT, 59_719, Tier.FULL,
          "W2", "W3", "W4", "W5", "W7", "W8", "W9", "W10", "W13", "W14"),
      Model.holds("WorkerSafety", CONTRACT, 96_072, Tier.FULL,
          "W2", "W3", "W4", "W7", "W8", "W9", "W10", "W13", "W14"),
      Model.holds("ChannelWorkerSettles", WORKER, 16_766, Tier.FULL, "W4"),
      safe("ChannelWorkerObserved", 311_797, Tier.FULL),
      Model.holds("ChannelWorkerEndsQueued", WORKER, 47_746, Tier.DEEP, "W4", "W9", "W10"),
      Model.holds("ChannelWorkerObservedRefines", WORKER, 503_752, Tier.DEEP, "W2"),
      safe("ChannelWorkerWaits", 899_983, Tier.DEEP),
      safe("ChannelWorkerDeep", 1_573_065, Tier.DEEP));

  private WorkerModels() {}

  /** Those that must be violated first, then those that must hold, small before large. */
  static List<Model> all() {
    return Stream.of(CONTROLS, WITNESSES, HOLD).flatMap(List::stream).toList();
  }

  private static Model breaksInvariant(String name, String property, Tier tier) {
    return Model.control(name, TlcExit.INVARIANT, property, tier);
  }

  private static Model breaksStep(String name, String property, Tier tier) {
    return Model.control(name, TlcExit.TEMPORAL, property, tier);
  }

  private static Model alone(String config, long distinctStates, Tier tier) {
    return Model.holds(config, CONTRACT, distinctStates, tier,
        "W2", "W3", "W4", "W7", "W8", "W9", "W10", "W11", "W13", "W14");
  }

  private static Model safe(String config, long distinctStates, Tier tier) {
    return Model.holds(config, WORKER, distinctStates, tier,
        "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W13", "W14");
  }
}
