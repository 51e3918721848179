package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;

/** The models of the mutex worker. */
final class MutexModels {
  private static final String WORKER = "MutexWorker";

  private static final List<Model> ALL = List.of(
      Model.control("TornMutexRead", TlcExit.INVARIANT, "W2_FieldsAgree", Tier.QUICK),
      Model.control("LockedWhileProcessing", TlcExit.TEMPORAL, "W6_QueryAnswered", Tier.FULL),
      Model.witness("ReaderWaits", WORKER, "NobodyWaitsForTheWriter", Tier.FULL, "W2", "W6"),
      Model.holds("MutexWorkerSafety", WORKER, 39_412, Tier.QUICK, "W1", "W2", "W3", "W4", "W5", "W7"),
      Model.holds("MutexWorkerQueue", WORKER, 20_929, Tier.FULL, "W1", "W2", "W3", "W4", "W5", "W7"),
      Model.holds("MutexWorkerQueueRefines", WORKER, 20_929, Tier.FULL, "W2"),
      Model.holds("MutexWorkerRefines", WORKER, 39_412, Tier.FULL, "W2"),
      Model.holds("MutexWorkerEnds", WORKER, 4_925, Tier.FULL, "W6", "W10"),
      Model.holds("MutexWorkerSettles", WORKER, 9_955, Tier.FULL, "W4"));

  private MutexModels() {}

  /** Those that must be violated first, then those that must hold, small before large. */
  static List<Model> all() {
    return ALL;
  }
}
