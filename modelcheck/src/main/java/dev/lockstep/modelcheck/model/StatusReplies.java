package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Reply;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Status replies in columns; a reply is a number. The current request is a number too, -1 if there is none. */
final class StatusReplies {
  private static final Phase[] PHASES = Phase.values();

  /** Accepted, queued, completed, failed, timed out, cancelled. */
  private static final int COUNTS = 6;

  private int size;
  private long[] counts = new long[COUNTS * 64];
  private int[] current = new int[64];
  private byte[] flags = new byte[64]; // phase, and whether it is occupied in the lowest bit

  int add(Reply reply, int currentNumber) {
    if (size == current.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
      current = Arrays.copyOf(current, 2 * size);
      flags = Arrays.copyOf(flags, 2 * size);
    }
    int at = COUNTS * size;
    counts[at] = reply.accepted();
    counts[at + 1] = reply.queued();
    counts[at + 2] = reply.counts().completed();
    counts[at + 3] = reply.counts().failed();
    counts[at + 4] = reply.counts().timedOut();
    counts[at + 5] = reply.counts().cancelled();
    current[size] = currentNumber;
    flags[size] = (byte) (2 * reply.phase().ordinal() + (reply.occupied() ? 1 : 0));
    return size++;
  }

  long accepted(int reply) {
    return counts[COUNTS * reply];
  }

  long queued(int reply) {
    return counts[COUNTS * reply + 1];
  }

  /** How many settled with the outcome of this ordinal. */
  long settled(int reply, int outcome) {
    return counts[COUNTS * reply + 2 + outcome];
  }

  int current(int reply) {
    return current[reply];
  }

  boolean occupied(int reply) {
    return (flags[reply] & 1) == 1;
  }

  Phase phase(int reply) {
    return PHASES[flags[reply] >> 1];
  }

  Reply reply(int reply, @Nullable String currentName) {
    Counts settled = new Counts(settled(reply, 0), settled(reply, 1), settled(reply, 2), settled(reply, 3));
    return new Reply(
        phase(reply), accepted(reply), queued(reply), currentName, occupied(reply), settled);
  }
}
