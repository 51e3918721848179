package dev.lockstep.bench;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.worker.Worker;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * The kit's classes loaded once more, apart from those of the program: as shipped, or without the trace seam. So the
 * shipped code can be compared with itself without the seam, in one run.
 *
 * <p>Thread-safe, like the class loader that it is.
 */
final class World implements AutoCloseable {
  /** What the workers would be if there were no trace: the guard is gone, and with it all that it guards. */
  private static final String WITHOUT_TRACE =
      """
      --- dev/lockstep/worker/Actuator.java
      +++ dev/lockstep/worker/Actuator.java
      @@ -137,3 +137,3 @@
         private boolean traced() {
      -    return seams.trace() != Trace.<WorkerStatus>none();
      +    return false;
         }
      """;

  private final URLClassLoader classes;

  private World(URL... path) {
    classes = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
  }

  /** The kit as shipped. */
  static World shipped() {
    return new World(origin(Worker.class), origin(World.class));
  }

  /**
   * The kit compiled without the trace seam.
   *
   * @throws ControlException if the change no longer fits the sources
   */
  static World withoutTrace() throws ControlException, MalformedURLException {
    // It breaks no rule and has no killer: a baseline of a measurement, not the control of a check.
    Control change =
        new Control("no-trace", List.of(), "Nobody hears of a step.", List.of(), List.of(), WITHOUT_TRACE);
    Path overlay = ControlCompiler.of(Home.locate()).compile(change);
    return new World(overlay.toUri().toURL(), origin(Worker.class), origin(World.class));
  }

  /** A {@link QueryStep} of this world, cast to {@code type}, which is one of the JDK's that it implements. */
  <T> T queryStep(Class<T> type, Subject subject, boolean traced) throws ReflectiveOperationException {
    Class<?> own = classes.loadClass(QueryStep.class.getName());
    return type.cast(own.getConstructor(String.class, boolean.class).newInstance(subject.name(), traced));
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }

  private static URL origin(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
