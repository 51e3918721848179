package dev.lockstep.spec.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The negative controls of one directory, in the order of their ids.
 *
 * <p>Immutable.
 */
public final class Controls {
  /** Where the controls of the kit lie, relative to its root. */
  public static final Path DIRECTORY = Path.of("core", "src", "controls");

  static final String SUFFIX = ".diff";

  private final List<Control> all;

  private Controls(List<Control> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads every {@code .diff} file of the directory.
   *
   * @throws ControlException if the directory is missing or holds no control, or if a file is malformed
   */
  public static Controls read(Path directory) throws ControlException {
    List<Control> controls = new ArrayList<>();
    for (Path file : files(directory)) {
      controls.add(ControlFile.parse(file.getFileName().toString(), text(file)));
    }
    if (controls.isEmpty()) {
      throw new ControlException("no negative control in " + directory);
    }
    return new Controls(controls);
  }

  /** Every control; never empty. */
  public List<Control> all() {
    return all;
  }

  /** The control with this id, if there is one. */
  public Optional<Control> find(String id) {
    return all.stream().filter(control -> control.id().equals(id)).findFirst();
  }

  /** The controls that this engine must catch. */
  public List<Control> killedBy(String engine) {
    return all.stream().filter(control -> control.killers().contains(engine)).toList();
  }

  private static List<Path> files(Path directory) throws ControlException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(entry -> entry.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException unreadable) {
      throw new ControlException("directory of negative controls cannot be read: " + unreadable, unreadable);
    }
  }

  private static String text(Path file) throws ControlException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new ControlException("control " + file.getFileName() + ": cannot be read: " + unreadable, unreadable);
    }
  }
}
