package dev.lockstep.spec.engine;

import dev.lockstep.spec.evidence.Tier;

/** Reads the values of options that several commands have, so that all understand the same and say the same. */
public final class OptionValues {
  private OptionValues() {}

  /** The value of {@code --tier}. */
  public static Tier tier(String text) throws UsageException {
    return Tier.ofLabel(text)
        .orElseThrow(() -> new UsageException("--tier '" + text + "' is none of quick, full, deep"));
  }

  /** The value of {@code --seed}: 1 to 16 hexadecimal digits. */
  public static long seed(String text) throws UsageException {
    if (!text.matches("[0-9a-fA-F]{1,16}")) {
      throw new UsageException("--seed '" + text + "' is not 1 to 16 hexadecimal digits");
    }
    return Long.parseUnsignedLong(text, 16);
  }
}
