package dev.lockstep.modelcheck.process;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a piece of the kit on a negative control within this JVM: all of this JVM's classes once more, with the
 * control's overlay first. Nothing is shared with the shipped classes but the JDK's, so results cross over as JDK
 * types.
 *
 * <p>Quicker than a process by its start-up, and therefore good for canaries. It does not contain a hang or an
 * exhausted heap: see {@link EngineProcess} for that.
 */
public final class OverlayLoader implements AutoCloseable {
  private final URLClassLoader loader;

  /**
   * The compiled overlay of one of the kit's controls.
   *
   * @throws ControlException if there is no such control, or it no longer applies or compiles
   */
  public static Path overlay(String control) throws ControlException {
    Path home = Home.locate();
    Optional<Control> found = Controls.read(home.resolve(Controls.DIRECTORY)).find(control);
    if (found.isEmpty()) {
      throw new ControlException("no control '" + control + "'; they are in " + Controls.DIRECTORY);
    }
    return ControlCompiler.of(home).compile(found.get());
  }

  /** A loader whose classes come from {@code overlay} first. */
  public OverlayLoader(Path overlay) {
    List<URL> urls = new ArrayList<>(List.of(url(overlay)));
    EngineProcess.ownClassPath().forEach(entry -> urls.add(url(entry)));
    this.loader = new URLClassLoader("overlay", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /**
   * A new instance of {@code type}, loaded on the overlay; {@code type} has a public constructor without parameters.
   *
   * @throws ReflectiveOperationException if there is no such constructor, or it throws
   */
  @SuppressWarnings("unchecked") // the element type is a JDK type: the one thing that both sides share
  public <T> Supplier<T> load(Class<? extends Supplier<T>> type) throws ReflectiveOperationException {
    return (Supplier<T>) loader.loadClass(type.getName()).getConstructor().newInstance();
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException("not a class path entry: " + entry, impossible);
    }
  }
}
