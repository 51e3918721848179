package dev.lockstep.modelcheck.cli;

import dev.lockstep.spec.engine.UsageException;

/** The value of {@code --seed}. */
final class Seed {
  private Seed() {}

  /** Reads 1 to 16 hexadecimal digits. */
  static long parse(String text) throws UsageException {
    if (!text.matches("[0-9a-fA-F]{1,16}")) {
      throw new UsageException("--seed '" + text + "' is not 1 to 16 hexadecimal digits");
    }
    return Long.parseUnsignedLong(text, 16);
  }
}
