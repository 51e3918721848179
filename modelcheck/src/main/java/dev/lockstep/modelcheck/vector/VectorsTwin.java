package dev.lockstep.modelcheck.vector;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.vector.VectorFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Replays the vectors on a negative control, in this JVM. */
final class VectorsTwin {
  /** How long to wait for what is expected of a worker that is known to be broken. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private VectorsTwin() {}

  /**
   * The first vector that fails on {@code subject} of the kit, in one line, which begins with the rules; empty if all of
   * them pass.
   *
   * @param overlay classes that come before the shipped ones
   */
  static Optional<String> firstFailure(Path overlay, String subject) throws ReflectiveOperationException {
    @SuppressWarnings("resource") // never closed: threads that a broken worker leaves behind may still need it
    OverlayLoader loader = new OverlayLoader(overlay);
    return loader.load(Inside.class).get().apply(subject);
  }

  /** Loaded on the overlay: takes the subject's name. */
  public static final class Inside implements Supplier<Function<String, Optional<String>>> {
    @Override
    public Function<String, Optional<String>> get() {
      return Inside::firstFailure;
    }

    private static Optional<String> firstFailure(String subject) {
      try {
        for (VectorSuite.Replayable vector : VectorSuite.of(subject, Inside.class.getClassLoader(), PATIENCE).all()) {
          Optional<VectorFailure> failure = vector.run();
          if (failure.isPresent()) {
            return failure.map(VectorFailure::line);
          }
        }
        return Optional.empty();
      } catch (UsageException | IOException | VectorFormatException | InterruptedException failure) {
        throw new CompletionException(failure);
      }
    }
  }
}
