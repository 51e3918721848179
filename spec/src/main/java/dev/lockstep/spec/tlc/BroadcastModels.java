package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;
import java.util.stream.Stream;

/** The models of the watch and of the broadcast. */
final class BroadcastModels {
  private static final String WATCH = "Watch";
  private static final String BROADCAST = "Broadcast";

  private static final List<Model> CONTROLS = List.of(
      Model.control("NewestFirst", TlcExit.INVARIANT, "B1_EveryValueInOrderOnce", Tier.FULL),
      Model.control("DropsInSilence", TlcExit.INVARIANT, "B2_NoSilentLoss", Tier.QUICK),
      Model.control("PublishesInPart", TlcExit.TEMPORAL, "B2_WouldBlockChangesNothing", Tier.FULL),
      Model.control("CutsWhoDrops", TlcExit.INVARIANT, "B2_AsItChose", Tier.FULL),
      Model.control("CutsWhoHasRoom", TlcExit.TEMPORAL, "B2_OnlyTheSlowLose", Tier.FULL),
      Model.control("CutOffNeverHears", TlcExit.TEMPORAL, "B2_CutOffHears", Tier.FULL),
      Model.control("CutsInSilence", TlcExit.TEMPORAL, "B2_CutOffIsTold", Tier.FULL),
      Model.control("EverybodyBlocks", TlcExit.INVARIANT, "B3_OnlyBlockBlocks", Tier.FULL),
      Model.control("SlowOnesStopThePublisher", TlcExit.TEMPORAL, "B3_PublisherGetsOn", Tier.FULL),
      Model.control("ReadersWaitForEachOther", TlcExit.INVARIANT, "B3_NobodyDelaysAReader", Tier.FULL),
      Model.control("PublishesAfterClose", TlcExit.TEMPORAL, "B4_ClosedPublishesNothing", Tier.FULL),
      Model.control("CloseDiscards", TlcExit.TEMPORAL, "B4_EndsAfterTheLastValue", Tier.FULL),
      Model.control("CloseIsForgotten", TlcExit.TEMPORAL, "B4_CloseIsHeard", Tier.FULL),
      Model.control("SubscribesTooLate", TlcExit.INVARIANT, "B4_LateSubscriberEndsAtOnce", Tier.FULL),
      Model.control("UnsubscribedStillReceives", TlcExit.TEMPORAL, "B5_NothingAfterUnsubscribing", Tier.FULL),
      Model.control("UnsubscribesOnce", TlcExit.INVARIANT, "B5_UnsubscribingIsIdempotent", Tier.FULL),
      Model.control("SequenceLock", TlcExit.INVARIANT, "O1_ReadNeverWaits", Tier.FULL),
      Model.control("ReleaseAcquire", TlcExit.INVARIANT, "O1_ReadersAgree", Tier.FULL),
      Model.control("PlainRead", TlcExit.TEMPORAL, "O1_NeverGoesBack", Tier.FULL),
      Model.control("WatchInTwoFields", TlcExit.INVARIANT, "O1_ReadsWhatWasPublished", Tier.FULL),
      Model.control("WriterWaitsForReaders", TlcExit.INVARIANT, "O2_WriterNeverWaits", Tier.FULL));

  private static final List<Model> WITNESSES = List.of(
      Model.witness("ReadersSeeDifferent", WATCH, "AllReadersSeeTheSame", Tier.FULL, "O1"),
      Model.witness("ValueIsDropped", BROADCAST, "NothingIsDropped", Tier.FULL, "B2"),
      Model.witness("SomebodyIsCutOff", BROADCAST, "NobodyIsCutOff", Tier.FULL, "B2"),
      Model.witness("PublisherIsBlocked", BROADCAST, "NobodyBlocks", Tier.FULL, "B2", "B3"),
      Model.witness("EndsWithValuesLeft", BROADCAST, "NobodyEndsWithValuesLeft", Tier.FULL, "B4"));

  private static final List<Model> HOLD = List.of(
      Model.holds("WatchSafety", WATCH, 752, Tier.QUICK, "O1", "O2"),
      safe("BroadcastSafety", 11_133, Tier.QUICK),
      Model.holds("BroadcastPublishes", BROADCAST, 11_133, Tier.FULL, "B3"),
      safe("BroadcastBlocks", 9_328, Tier.FULL),
      Model.holds("BroadcastEnds", BROADCAST, 40_308, Tier.FULL, "B2", "B4"),
      safe("BroadcastAll", 319_470, Tier.FULL),
      safe("BroadcastDeep", 1_531_650, Tier.DEEP));

  private BroadcastModels() {}

  /** Those that must be violated first, then those that must hold, small before large. */
  static List<Model> all() {
    return Stream.of(CONTROLS, WITNESSES, HOLD).flatMap(List::stream).toList();
  }

  private static Model safe(String config, long distinctStates, Tier tier) {
    return Model.holds(config, BROADCAST, distinctStates, tier, "B1", "B2", "B3", "B4", "B5");
  }
}
