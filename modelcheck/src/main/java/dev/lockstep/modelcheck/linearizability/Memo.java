package dev.lockstep.modelcheck.linearizability;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configurations that a search has seen, and an estimate of the memory that they take. */
final class Memo {
  /** Entry, hash node, its share of the table while that is doubled, and the array's header. */
  private static final int ENTRY_BYTES = 128;

  private final Set<Configuration> seen = new HashSet<>();
  private long bytes;

  /** Two searches that reach the same event with the same open steps placed, in the same state, go on alike. */
  private static final class Configuration {
    private final int event;
    private final long[] placed;
    private final Object state;
    private final int hash;

    Configuration(int event, long[] placed, Object state) {
      this.event = event;
      this.placed = placed;
      this.state = state;
      this.hash = (31 * event + Arrays.hashCode(placed)) * 31 + state.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Configuration other
          && hash == other.hash
          && event == other.event
          && Arrays.equals(placed, other.placed)
          && state.equals(other.state);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Remembers a configuration; false if it was seen before. */
  boolean add(int event, long[] placed, Object state, int stateBytes) {
    boolean fresh = seen.add(new Configuration(event, placed.clone(), state));
    if (fresh) {
      bytes += ENTRY_BYTES + 8L * placed.length + stateBytes;
    }
    return fresh;
  }

  long bytes() {
    return bytes;
  }
}
