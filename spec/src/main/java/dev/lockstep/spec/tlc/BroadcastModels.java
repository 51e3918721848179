package dev.lockstep.spec.tlc;

import java.util.List;

/** The models of the watch and the broadcast. */
final class BroadcastModels {
  private static final List<Model> ALL = List.of();

  private BroadcastModels() {}

  /** Those that must be violated first, then those that must hold, small before large. */
  static List<Model> all() {
    return ALL;
  }
}
