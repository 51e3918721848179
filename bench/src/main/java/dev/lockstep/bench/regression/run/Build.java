package dev.lockstep.bench.regression.run;

import dev.lockstep.bench.IncompleteRunException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of some benchmarks that can be run: how to start its JMH.
 *
 * @param name what to call the version
 * @param start the options of {@code java} that start JMH
 * @param flags options for the JVMs that measure
 */
public record Build(String name, List<String> start, List<String> flags) {
  private static final String MAIN_CLASS = "org.openjdk.jmh.Main";

  /** Copies the lists. */
  public Build {
    start = List.copyOf(start);
    flags = List.copyOf(flags);
  }

  /** A jar that contains JMH, as its Maven archetype makes it. */
  public static Build ofJar(String name, Path jar) {
    return new Build(name, List.of("-jar", jar.toAbsolutePath().toString()), List.of());
  }

  /** A built checkout of this project. */
  public static Build ofCheckout(String name, Path root) throws IncompleteRunException {
    Path target = root.toAbsolutePath().normalize().resolve("bench").resolve("target");
    try {
      String classPath = Files.readString(target.resolve("classpath")).strip();
      return ofClassPath(name, target.resolve("classes") + File.pathSeparator + classPath);
    } catch (IOException unbuilt) {
      throw new IncompleteRunException(List.of(root + ": has no " + target.resolve("classpath") + "; it is not built"));
    }
  }

  /** What is on this class path, JMH included. */
  static Build ofClassPath(String name, String classPath) {
    return new Build(name, List.of("-cp", classPath, MAIN_CLASS), List.of());
  }

  /** The classes of this JVM. */
  public static Build ofThisJvm() {
    return ofClassPath("this JVM's", System.getProperty("java.class.path", ""));
  }

  /** The same, with more options for the JVMs that measure. */
  public Build with(List<String> more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(more);
    return new Build(more.isEmpty() ? name : name + " " + String.join(" ", more), start, all);
  }

  /** The beginning of a command line; JMH's own options follow. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    if (Boolean.getBoolean("jmh.ignoreLock")) {
      command.add("-Djmh.ignoreLock=true");
    }
    command.addAll(start);
    return command;
  }
}
