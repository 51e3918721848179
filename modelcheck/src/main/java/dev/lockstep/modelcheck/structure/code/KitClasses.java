package dev.lockstep.modelcheck.structure.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The classes of the kit as a class path has them. As for the JVM, the first of a name counts, so the overlay of a
 * control replaces what is shipped.
 *
 * <p>Immutable, but for the nodes themselves, which nobody changes.
 */
public final class KitClasses {
  private static final String ROOT = "dev/lockstep/";
  private static final String SUFFIX = ".class";

  private final SortedMap<String, ClassNode> byName;

  private KitClasses(SortedMap<String, ClassNode> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  /**
   * Reads every class of the kit on {@code classPath}.
   *
   * @throws IOException if an entry cannot be read
   */
  public static KitClasses on(List<Path> classPath) throws IOException {
    SortedMap<String, ClassNode> found = new TreeMap<>();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry.resolve(ROOT))) {
        readDirectory(entry, found);
      } else if (Files.isRegularFile(entry) && entry.toString().endsWith(".jar")) {
        readJar(entry, found);
      }
    }
    return new KitClasses(found);
  }

  private static void readDirectory(Path directory, SortedMap<String, ClassNode> found) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory.resolve(ROOT))) {
      files = walk.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        add(in, found);
      }
    }
  }

  private static void readJar(Path jar, SortedMap<String, ClassNode> found) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (entry.getName().startsWith(ROOT) && entry.getName().endsWith(SUFFIX)) {
          try (InputStream in = file.getInputStream(entry)) {
            add(in, found);
          }
        }
      }
    }
  }

  private static void add(InputStream in, SortedMap<String, ClassNode> found) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(in).accept(node, ClassReader.SKIP_FRAMES);
    found.putIfAbsent(node.name, node);
  }

  /**
   * These classes, but for those that {@code overlay} replaces.
   *
   * @throws IOException if it cannot be read
   */
  public KitClasses overlaidBy(Path overlay) throws IOException {
    SortedMap<String, ClassNode> both = new TreeMap<>(byName);
    both.putAll(on(List.of(overlay)).byName);
    return new KitClasses(both);
  }

  /** The classes of core alone. */
  public KitClasses core() {
    return only(name -> Modules.of(name).equals(Modules.CORE));
  }

  private KitClasses only(Predicate<String> wanted) {
    SortedMap<String, ClassNode> some = new TreeMap<>(byName);
    some.keySet().removeIf(wanted.negate());
    return new KitClasses(some);
  }

  /** Every class, in the order of the names. */
  public Collection<ClassNode> all() {
    return byName.values();
  }

  /** Whether there is a class with this internal name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The class with this internal name; null if there is none. */
  public @Nullable ClassNode find(String name) {
    return byName.get(name);
  }
}
