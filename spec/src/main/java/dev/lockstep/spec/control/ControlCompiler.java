package dev.lockstep.spec.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Turns a negative control into an overlay: a directory with the changed classes and the sources that they come from,
 * which goes first on a class path. The rest of the class path stays as shipped, so a control must name every file that
 * its change needs (a changed constant or record component does not reach a caller that was compiled before).
 *
 * <p>An overlay lies in {@code <overlays>/<id>/<stamp>}. The stamp is a digest of the diff, of all sources, of the
 * libraries and of the compiler, so a source that changed gives a new directory, and one that a JVM runs on is never
 * touched. It is built aside and moved into its place, so any number of threads and processes may ask for the same
 * control at once; whoever comes second finds it, or throws its own copy away.
 *
 * <p>Thread-safe.
 */
public final class ControlCompiler {
  /** Where the shipped sources lie, relative to the kit's root. */
  public static final Path SOURCES = Path.of("core", "src", "main", "java");

  /** Where the overlays lie, relative to the kit's root. */
  public static final Path OVERLAYS = Path.of("core", "target", "controls");

  private final Path sources;
  private final Path overlays;
  private final SourceCompiler compiler;

  /**
   * @param sources the root of the shipped sources
   * @param overlays where the overlays go; made if missing
   * @param libraries jars that the sources need
   */
  public ControlCompiler(Path sources, Path overlays, List<Path> libraries) {
    this.sources = sources;
    this.overlays = overlays;
    this.compiler = new SourceCompiler(sources, libraries);
  }

  /**
   * The compiler of the kit whose root is {@code home}. The annotations that its sources need are taken from the class
   * path of this JVM.
   *
   * @throws ControlException if the annotations are not on the class path
   */
  public static ControlCompiler of(Path home) throws ControlException {
    return new ControlCompiler(
        home.resolve(SOURCES), home.resolve(OVERLAYS), List.of(SourceCompiler.annotations()));
  }

  /**
   * The overlay's directory, built if it is not there yet.
   *
   * @throws ControlException if the diff no longer applies or does not compile; the message names file and place
   */
  public Path compile(Control control) throws ControlException {
    SortedMap<Path, String> changed = ControlDiff.apply(control, sources);
    try {
      Path overlay = overlays.resolve(control.id()).resolve(compiler.stamp(control.diff()));
      if (!Files.isDirectory(overlay)) {
        Files.createDirectories(overlay.getParent());
        build(control, changed, overlay);
      }
      return overlay;
    } catch (IOException failed) {
      throw new ControlException("control " + control.id() + ": the overlay cannot be built: " + failed, failed);
    }
  }

  private void build(Control control, Map<Path, String> changed, Path overlay) throws IOException, ControlException {
    Path draft = Files.createTempDirectory(overlay.getParent(), ".draft-");
    try {
      Path patched = draft.resolve("sources");
      for (Map.Entry<Path, String> file : changed.entrySet()) {
        Path target = patched.resolve(file.getKey().toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
      }
      Path classes = Files.createDirectory(draft.resolve("classes"));
      compiler.compile(control.id(), patched, changed.keySet(), classes);
      for (Path file : changed.keySet()) {
        Path beside = classes.resolve(file.toString());
        Files.createDirectories(beside.getParent());
        Files.move(patched.resolve(file.toString()), beside);
      }
      publish(classes, overlay);
    } finally {
      FileTree.delete(draft);
    }
  }

  private static void publish(Path classes, Path overlay) throws IOException {
    try {
      Files.move(classes, overlay, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      // Which exception says "exists already" depends on the platform. The same stamp means the same content, so an
      // overlay that somebody else has put there in the meantime is as good as ours.
      if (!Files.isDirectory(overlay)) {
        throw failed;
      }
    }
  }
}
