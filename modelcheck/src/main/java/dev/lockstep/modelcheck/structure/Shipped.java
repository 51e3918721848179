package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.KitClasses;
import dev.lockstep.modelcheck.structure.code.Modules;
import dev.lockstep.spec.control.ControlCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to be checked: the classes on a class path, those of the modules that are not on it, and the sources of
 * core.
 *
 * @param kit the classes of all modules
 * @param sources where the sources are, the first of a name counts: overlays, which hold the sources that they change,
 *     and then what is shipped
 */
record Shipped(KitClasses kit, List<Path> sources) {
  Shipped {
    sources = List.copyOf(sources);
  }

  /** What is on {@code classPath}, and built below {@code home}. */
  static Shipped on(List<Path> classPath, Path home) throws IOException {
    List<Path> entries = new ArrayList<>(classPath);
    Modules.OTHERS.forEach(module -> entries.add(home.resolve(module).resolve("target").resolve("classes")));
    List<Path> sources = new ArrayList<>(classPath.stream().filter(Files::isDirectory).toList());
    sources.add(home.resolve(ControlCompiler.SOURCES));
    return new Shipped(KitClasses.on(entries), sources);
  }

  /** The same with an overlay in front. */
  Shipped overlaidBy(Path overlay) throws IOException {
    List<Path> longer = new ArrayList<>(List.of(overlay));
    longer.addAll(sources);
    return new Shipped(kit.overlaidBy(overlay), longer);
  }

  /** Sources of core of which no class was found, so that nobody has looked at them; as sentences. */
  List<String> unseen() throws IOException {
    Path root = sources.getLast();
    if (!Files.isDirectory(root)) {
      return List.of("there is no source in " + root);
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
          .filter(name -> !kit.has(name.substring(0, name.length() - ".java".length())))
          .sorted()
          .map(name -> name + " was not looked at: no class of it is on the class path")
          .toList();
    }
  }
}
