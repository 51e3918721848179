package dev.lockstep.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Negative controls of {@link Fork}: processes that do not do what a load does. */
final class BrokenLoads {
  private BrokenLoads() {}

  /** Throws. */
  static final class Throwing {
    private Throwing() {}

    public static void main(String[] args) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  /** Ends well, and leaves nothing. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] args) {}
  }

  /** Leaves what somebody else could have left. */
  static final class Garbled {
    private Garbled() {}

    public static void main(String[] args) throws IOException {
      Files.writeString(Path.of(args[2]), "{\"latency/WATCH\": [{\"sums\": {\"seconds\": \"long\"}}]}");
    }
  }

  /** Leaves one slice, however many it was asked for. */
  static final class Short {
    private Short() {}

    public static void main(String[] args) throws IOException {
      Files.writeString(Path.of(args[2]), "{\"latency/WATCH\": [{\"sums\": {\"seconds\": 1.0}, \"times\": {}}]}");
    }
  }
}
