package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.worker.Worker;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/**
 * Runs the checks on a negative control in this JVM: in a class loader of its own that looks into the control's overlay first. The
 * workers and the checks in it are other classes than those outside, so only types of the JDK cross the border.
 */
final class BrokenTwin {
  /** How long a check may wait for a worker that is known to be broken. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** What the loader defines by itself; everything else comes from outside. */
  private static final List<String> INSIDE =
      List.of(
          "dev.lockstep.channel.", "dev.lockstep.trace.", "dev.lockstep.worker.", "dev.lockstep.modelcheck.contract.",
          "dev.lockstep.modelcheck.subject.");

  private final Path overlay;

  /** The kit's workers with the classes in {@code overlay} instead of the shipped ones. */
  BrokenTwin(Path overlay) {
    this.overlay = overlay;
  }

  /** Runs the checks of {@code rule} until one fails; its failure in one line, or empty if all of them passed. */
  Optional<String> firstFailure(String subject, String rule) throws IOException, ReflectiveOperationException {
    Loader loader = new Loader(overlay); // never closed: threads that a broken worker leaves behind may still need it
    Object run = loader.loadClass(Run.class.getName()).getConstructor(Duration.class).newInstance(PATIENCE);
    @SuppressWarnings("unchecked") // it is a Run, of another loader: a BiFunction of JDK types
    BiFunction<String, String, Optional<String>> inside = (BiFunction<String, String, Optional<String>>) run;
    return inside.apply(subject, rule);
  }

  /** Inside: runs the checks. Public for the sake of reflection. */
  public static final class Run implements BiFunction<String, String, Optional<String>> {
    private final Duration patience;

    /** Checks whose waits end after {@code patience}. */
    public Run(Duration patience) {
      this.patience = patience;
    }

    @Override
    public Optional<String> apply(String name, String rule) {
      try {
        Subject subject = Subjects.resolve(name);
        for (CheckMethod check : CheckMethod.of(rule)) {
          Result result = new Suite(subject, patience).run(check);
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

  /** Looks into the overlay, then where the kit's classes are. */
  private static final class Loader extends URLClassLoader {
    private Loader(Path overlay) throws IOException {
      super(places(overlay), BrokenTwin.class.getClassLoader());
    }

    private static URL[] places(Path overlay) throws IOException {
      List<URL> places = new ArrayList<>();
      places.add(overlay.toUri().toURL());
      for (Class<?> type : List.of(Worker.class, BrokenTwin.class)) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
          throw new IOException("the class file of " + type.getName() + " is nowhere to be found");
        }
        places.add(directory(source.getLocation()));
      }
      return places.toArray(URL[]::new);
    }

    private static URL directory(URL location) throws IOException {
      try {
        URI uri = location.toURI();
        return Path.of(uri).toUri().toURL();
      } catch (URISyntaxException malformed) {
        throw new IOException("not a place for classes: " + location, malformed);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (INSIDE.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
