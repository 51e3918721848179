package dev.lockstep.spec.tlc;

import java.util.List;

/** The models of the supervisor. */
final class SupervisorModels {
  private static final List<Model> ALL = List.of();

  private SupervisorModels() {}

  /** Those that must be violated first, then those that must hold, small before large. */
  static List<Model> all() {
    return ALL;
  }
}
