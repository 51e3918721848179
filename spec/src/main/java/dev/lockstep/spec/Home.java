package dev.lockstep.spec;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The root directory of the kit: the one that holds the {@code lockstep} script.
 *
 * <p>Stateless and thread-safe.
 */
public final class Home {
  /** System property that names the root; the {@code lockstep} script sets it. */
  public static final String PROPERTY = "lockstep.home";

  private static final String MARKER = "lockstep";

  private Home() {}

  /**
   * The directory that the property {@value #PROPERTY} names, else the nearest directory, from the working directory
   * upwards, that holds the {@code lockstep} script.
   *
   * @throws IllegalStateException if there is none; the message says what was tried
   */
  public static Path locate() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      Path home = Path.of(named).toAbsolutePath().normalize();
      if (!Files.isDirectory(home)) {
        throw new IllegalStateException(PROPERTY + " names no directory: " + named);
      }
      return home;
    }
    return above(Path.of("").toAbsolutePath());
  }

  /** The nearest directory, from {@code start} upwards, that holds the {@code lockstep} script. */
  static Path above(Path start) {
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      if (Files.isRegularFile(directory.resolve(MARKER))) {
        return directory;
      }
    }
    throw new IllegalStateException(
        "no '" + MARKER + "' script in " + start + " or above it; set -D" + PROPERTY + "=DIRECTORY");
  }
}
