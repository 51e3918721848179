package dev.lockstep.spec.evidence;

import org.jspecify.annotations.Nullable;

/** Argument checks of the evidence records. Each failure is an IllegalArgumentException with the field's name. */
final class Require {
  private Require() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static void text(@Nullable String value, String field) {
    that(value != null && !value.isBlank(), field + " is missing or blank");
  }
}
