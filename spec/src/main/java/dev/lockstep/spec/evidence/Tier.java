package dev.lockstep.spec.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much time a run may take: quick for minutes, full for a coffee break, deep for a night. */
public enum Tier {
  QUICK,
  FULL,
  DEEP;

  /** The word on a command line and in an evidence file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The tier with this label, if there is one. */
  public static Optional<Tier> ofLabel(String label) {
    return Arrays.stream(values()).filter(tier -> tier.label().equals(label)).findFirst();
  }
}
