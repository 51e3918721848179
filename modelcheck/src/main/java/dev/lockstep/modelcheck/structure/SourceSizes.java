package dev.lockstep.modelcheck.structure;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Whether code can be read at a sitting (rule A3): the lines of each source file, and those of each method, from its
 * annotations to its last brace. Parsed by the compiler of the JDK.
 */
final class SourceSizes {
  /** The most lines of a file of core. */
  static final int FILE_LIMIT = 300;

  /** The most lines of a method. */
  static final int METHOD_LIMIT = 60;

  private final int fileLimit;
  private final List<String> offences = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private long files;
  private long methods;
  private long longestFile;
  private long longestMethod;

  SourceSizes(int fileLimit) {
    this.fileLimit = fileLimit;
  }

  /**
   * The sources below {@code roots}; the first of a name counts, so that the overlay of a control, which holds the
   * sources that it has changed, replaces what is shipped.
   */
  Examined examine(List<Path> roots) throws IOException {
    SortedMap<String, Path> sources = new TreeMap<>();
    for (Path root : roots) {
      find(root, sources);
    }
    if (sources.isEmpty()) {
      doubts.add("there is no source below " + roots.getLast());
    } else {
      parse(sources);
    }
    Map<String, Long> explored =
        Map.of("files", files, "methods", methods, "longestFile", longestFile, "longestMethod", longestMethod);
    return new Examined(explored, offences, doubts);
  }

  private static void find(Path root, SortedMap<String, Path> sources) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.putIfAbsent(root.relativize(file).toString(), file));
    }
  }

  private void parse(SortedMap<String, Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      doubts.add("this Java has no compiler to read sources with; run on a JDK");
      return;
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
      for (Map.Entry<String, Path> source : sources.entrySet()) {
        measureFile(source.getKey(), source.getValue());
      }
      var units = manager.getJavaFileObjectsFromPaths(sources.values());
      JavacTask task =
          (JavacTask) compiler.getTask(null, manager, diagnostics, List.of("-proc:none"), null, units);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Methods(unit, positions), null);
      }
    }
    diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .forEach(error -> doubts.add("a source cannot be parsed: " + error));
  }

  private void measureFile(String name, Path file) throws IOException {
    long lines = Files.readAllLines(file).size();
    files++;
    longestFile = Math.max(longestFile, lines);
    if (lines > fileLimit) {
      offences.add(name + " has " + lines + " lines, more than " + fileLimit);
    }
  }

  /** Measures the methods of one file. */
  private final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Methods(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      long first = line(positions.getStartPosition(unit, method));
      long lines = line(positions.getEndPosition(unit, method)) - first + 1;
      methods++;
      longestMethod = Math.max(longestMethod, lines);
      if (lines > METHOD_LIMIT) {
        Path file = Path.of(unit.getSourceFile().getName()).getFileName();
        offences.add(
            method.getName() + " (" + file + ":" + first + ") has " + lines + " lines, more than " + METHOD_LIMIT);
      }
      return super.visitMethod(method, nothing);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
