package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.KitClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Small classes of a core of their own, compiled for one test. */
final class Twin {
  /** The package of the classes. */
  static final String PACKAGE = "dev.lockstep.twin";

  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private Twin() {}

  /** Compiles each text as one file, below {@code directory}. */
  static KitClasses compile(Path directory, String... types) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String type : types) {
      Matcher name = TYPE.matcher(type);
      if (!name.find()) {
        throw new IllegalArgumentException("no type in " + type);
      }
      Path file = directory.resolve(name.group(1) + ".java");
      files.add(Files.writeString(file, "package " + PACKAGE + "; import java.util.*; import java.util.function.*; "
          + "import java.util.concurrent.*; import java.util.concurrent.locks.*;\n" + type));
    }
    Path classes = Files.createDirectories(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("--release", "21", "-g", "-proc:none", "-d", classes.toString());
      if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files)).call()) {
        throw new IllegalArgumentException("does not compile: " + String.join("\n", types));
      }
    }
    return KitClasses.on(List.of(classes));
  }
}
