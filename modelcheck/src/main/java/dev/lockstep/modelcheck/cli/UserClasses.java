package dev.lockstep.modelcheck.cli;

import dev.lockstep.spec.engine.UsageException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --classpath}: where the user's own subjects are found. */
public final class UserClasses {

  @Option(names = "--classpath", paramLabel = "JARS", description = "where the class of --subject is found")
  private @Nullable String classPath;

  /** The entries, absolute; none if the option was not given. */
  List<Path> entries() throws UsageException {
    List<Path> entries = new ArrayList<>();
    if (classPath != null) {
      for (String entry : classPath.split(File.pathSeparator, -1)) {
        if (entry.isEmpty() || !Files.exists(Path.of(entry))) {
          throw new UsageException("--classpath entry '" + entry + "' does not exist");
        }
        entries.add(Path.of(entry).toAbsolutePath());
      }
    }
    return List.copyOf(entries);
  }

  /** Finds classes of the kit first, then those of the user. */
  URLClassLoader loader() throws UsageException {
    List<URL> places = new ArrayList<>();
    for (Path entry : entries()) {
      try {
        places.add(entry.toUri().toURL());
      } catch (MalformedURLException odd) {
        throw new UsageException("--classpath entry '" + entry + "' cannot be read from: " + odd.getMessage());
      }
    }
    return new URLClassLoader(places.toArray(URL[]::new), UserClasses.class.getClassLoader());
  }
}
