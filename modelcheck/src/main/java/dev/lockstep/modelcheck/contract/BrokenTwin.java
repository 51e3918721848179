package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.spec.engine.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Runs the checks on a negative control in this JVM. */
final class BrokenTwin {
  /** How long a check may wait for a worker that is known to be broken. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Path overlay;

  /** The kit's workers with the classes in {@code overlay} instead of the shipped ones. */
  BrokenTwin(Path overlay) {
    this.overlay = overlay;
  }

  /** Runs the checks of {@code rule} until one fails; its failure in one line, or empty if all of them passed. */
  Optional<String> firstFailure(String subject, String rule) throws ReflectiveOperationException {
    @SuppressWarnings("resource") // never closed: threads that a broken worker leaves behind may still need it
    OverlayLoader loader = new OverlayLoader(overlay);
    return loader.load(Inside.class).get().apply(subject, rule);
  }

  /** Loaded on the overlay: takes subject and rule, and returns the first failure in one line. */
  public static final class Inside implements Supplier<BiFunction<String, String, Optional<String>>> {
    @Override
    public BiFunction<String, String, Optional<String>> get() {
      return Inside::firstFailure;
    }

    private static Optional<String> firstFailure(String name, String rule) {
      try {
        Subject subject = ContractSubjects.resolve(name, Inside.class.getClassLoader());
        for (CheckMethod check : CheckMethod.of(rule, subject)) {
          Result result = new Suite(subject, PATIENCE).run(check);
          if (result.failed()) {
            return Optional.of(result.line());
          }
        }
        return Optional.empty();
      } catch (UsageException | InterruptedException failure) {
        throw new CompletionException(failure);
      }
    }
  }
}
