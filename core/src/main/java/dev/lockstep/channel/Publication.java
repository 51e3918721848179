package dev.lockstep.channel;

/** What became of a value that was to be published in a {@link Broadcast}. */
public enum Publication {
  /** Every subscriber has it, as its policy says. */
  PUBLISHED,
  /** A subscriber that chose to block has no room: nobody has the value, the publisher keeps it and tries again. */
  WOULD_BLOCK,
  /** The broadcast is closed: nobody has the value, and nobody will. */
  CLOSED
}
