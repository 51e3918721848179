package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;
import java.util.stream.Stream;

/** The models of the supervisor. */
final class SupervisorModels {
  private static final String SUPERVISOR = "Supervisor";

  private static final List<Model> CONTROLS = List.of(
      Model.control("CountsRetiringSlots", TlcExit.INVARIANT, "S1_PoolKeepsItsSize", Tier.FULL),
      Model.control("BelievesOldLives", TlcExit.TEMPORAL, "S2_OldLivesAreFenced", Tier.FULL),
      Model.control("ZombieCompletesTwice", TlcExit.INVARIANT, "S5_OneResult", Tier.FULL),
      Model.control("SameLifeAgain", TlcExit.TEMPORAL, "S2_NewLifeNewNumber", Tier.FULL),
      Model.control("NeverRestarts", TlcExit.TEMPORAL, "S2_DeadSlotIsReplaced", Tier.FULL),
      Model.control("WindowOffByOne", TlcExit.INVARIANT, "S3_RestartsAreLimited", Tier.FULL),
      Model.control("PutsItOff", TlcExit.INVARIANT, "S3_BeyondItEscalates", Tier.FULL),
      Model.control("EscalatesInSilence", TlcExit.INVARIANT, "S3_EscalationSettlesAll", Tier.FULL),
      Model.control("DropsWorkOfTheDead", TlcExit.INVARIANT, "S4_Ledger", Tier.QUICK),
      Model.control("RetriesForEver", TlcExit.INVARIANT, "S4_NoneRunsTwiceUnannounced", Tier.FULL),
      Model.control("ForgetsToCount", TlcExit.TEMPORAL, "S4_EveryRunIsCounted", Tier.FULL),
      Model.control("LosesWhatWaits", TlcExit.TEMPORAL, "S4_EveryJobSettles", Tier.FULL),
      Model.control("PublishesTwice", TlcExit.INVARIANT, "S5_OneResult", Tier.FULL),
      Model.control("LateVerdictWins", TlcExit.TEMPORAL, "S5_VerdictStays", Tier.FULL),
      Model.control("GivesWorkToTheRetiring", TlcExit.TEMPORAL, "S6_OnlyTheLiveAreGivenWork", Tier.FULL),
      Model.control("DispatchesToOneOnly", TlcExit.INVARIANT, "S6_NobodyWaitsBesideRoom", Tier.FULL),
      Model.control("DispatchesToTheBusiest", TlcExit.TEMPORAL, "S6_LeastLoadedFirst", Tier.FULL),
      Model.control("RetiresAtOnce", TlcExit.TEMPORAL, "S7_DrainsBeforeItGoes", Tier.FULL),
      Model.control("ScalesAsAsked", TlcExit.INVARIANT, "S7_SizeIsClamped", Tier.FULL),
      Model.control("Flaps", TlcExit.TEMPORAL, "S7_Hysteresis", Tier.FULL),
      Model.control("NeverGrows", TlcExit.INVARIANT, "S7_GrowsUnderLoad", Tier.FULL),
      Model.control("NeverCoolsDown", TlcExit.TEMPORAL, "S7_CoolsDown", Tier.FULL),
      Model.control("ConstantBackoff", TlcExit.TEMPORAL, "S8_BackoffGrows", Tier.FULL),
      Model.control("RestartResetsBackoff", TlcExit.TEMPORAL, "S8_ResetBySuccessOnly", Tier.FULL),
      Model.control("SuccessProvesNothing", TlcExit.TEMPORAL, "S8_SuccessResets", Tier.FULL),
      Model.control("AcceptsWhileDraining", TlcExit.TEMPORAL, "S9_TakesNothingMore", Tier.FULL),
      Model.control("ShutdownKills", TlcExit.INVARIANT, "S9_DrainsFirst", Tier.FULL),
      Model.control("SecondShutdownKills", TlcExit.INVARIANT, "S9_ShutdownIsIdempotent", Tier.FULL),
      Model.control("StopsWithWorkLeft", TlcExit.INVARIANT, "S9_StoppedLeavesNothing", Tier.FULL),
      Model.control("GraceNeverEnds", TlcExit.TEMPORAL, "S9_ShutdownEnds", Tier.FULL),
      Model.control("TornPoolStatus", TlcExit.INVARIANT, "S10_StatusAddsUp", Tier.FULL),
      Model.control("AlwaysHealthy", TlcExit.INVARIANT, "S10_HealthIsWhatItSays", Tier.FULL),
      Model.control("RefusesInSilence", TlcExit.INVARIANT, "S11_EveryCommandIsAnswered", Tier.FULL),
      Model.control("WaitsForProbes", TlcExit.INVARIANT, "S12_ProbesDelayNobody", Tier.FULL),
      Model.control("ScalesWhenAnswered", TlcExit.INVARIANT, "S12_ProbesDelayNoScaling", Tier.FULL),
      Model.control("CountsFailuresAsDone", TlcExit.INVARIANT, "M1_TotalsAreSums", Tier.FULL),
      Model.control("DiesWithWorkHeld", TlcExit.TEMPORAL, "S4_IsAnIncarnation", Tier.FULL));

  private static final List<Model> WITNESSES = List.of(
      Model.witness("PoolEscalates", SUPERVISOR, "NobodyEscalates", Tier.FULL, "S3"),
      Model.witness("ZombieSpeaks", SUPERVISOR, "NoZombieSpeaks", Tier.FULL, "S2", "S5"),
      Model.witness("SlotRetires", SUPERVISOR, "NobodyRetires", Tier.FULL, "S1", "S7"),
      Model.witness("JobIsTriedAgain", SUPERVISOR, "NobodyTriesAgain", Tier.FULL, "S4"),
      Model.witness("BackoffIsReset", SUPERVISOR, "NoBackoffIsReset", Tier.FULL, "S8"),
      Model.witness("JobWaits", SUPERVISOR, "NobodyWaits", Tier.FULL, "S6", "S12"));

  private static final List<Model> HOLD = List.of(
      safe("SupervisorSmall", 2_588, Tier.QUICK),
      safe("SupervisorRestarts", 3_403, Tier.FULL),
      Model.holds("WorkerIsAnIncarnation", "WorkerLife", 2_585, Tier.FULL, "S4"),
      Model.holds("SupervisorSettles", SUPERVISOR, 2_588, Tier.FULL, "S4"),
      Model.holds("SupervisorEnds", SUPERVISOR, 2_588, Tier.FULL, "S2", "S9"),
      safe("SupervisorProbed", 54_266, Tier.FULL),
      safe("SupervisorSafety", 126_240, Tier.FULL),
      safe("SupervisorDeep", 365_946, Tier.DEEP));

  private SupervisorModels() {}

  /** Those that must be violated first, then those that must hold, small before large. */
  static List<Model> all() {
    return Stream.of(CONTROLS, WITNESSES, HOLD).flatMap(List::stream).toList();
  }

  private static Model safe(String config, long distinctStates, Tier tier) {
    return Model.holds(config, SUPERVISOR, distinctStates, tier,
        "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "M1");
  }
}
