package dev.lockstep.spec.control;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles changed files against the unchanged rest of their source tree. Thread-safe. */
final class SourceCompiler {
  private static final String RELEASE = "21";
  private static final int STAMP_LENGTH = 16;

  private final Path sources;
  private final List<Path> libraries;

  SourceCompiler(Path sources, List<Path> libraries) {
    this.sources = sources;
    this.libraries = List.copyOf(libraries);
  }

  /** The jspecify jar on the class path of this JVM. */
  static Path annotations() throws ControlException {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.toString().matches(".*jspecify[^/\\\\]*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new ControlException("controls need the jspecify jar, and it is not on the class path"));
  }

  /**
   * Compiles the changed files, which lie below {@code patched}. Only their classes, nested ones included, are written;
   * what they refer to is read from the shipped sources and not compiled along.
   */
  void compile(String control, Path patched, Collection<Path> changed, Path classes)
      throws ControlException, IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ControlException("control " + control + ": this Java has no compiler; run on a JDK");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter rest = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      var units = files.getJavaFileObjectsFromPaths(
          changed.stream().map(path -> patched.resolve(path.toString())).toList());
      List<String> options = options(patched, classes);
      if (!compiler.getTask(rest, files, diagnostics, options, null, units).call()) {
        throw new ControlException(
            "control " + control + ": does not compile: " + firstError(diagnostics, patched, rest.toString()));
      }
    }
    if (FileTree.files(classes).isEmpty()) {
      throw new ControlException("control " + control + ": compiled to no class at all");
    }
  }

  private List<String> options(Path patched, Path classes) {
    String jars = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    // The shipped sources may be a module or not; the libraries are found either way.
    return List.of(
        "--release", RELEASE, "-proc:none", "-implicit:none", "-nowarn", "-parameters", "-g",
        "-sourcepath", patched + File.pathSeparator + sources,
        "-classpath", jars, "--module-path", jars, "-d", classes.toString());
  }

  private static String firstError(
      DiagnosticCollector<JavaFileObject> diagnostics, Path patched, String otherwise) {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .map(error -> place(error, patched) + error.getMessage(Locale.ROOT).replaceAll("\\s*\\R\\s*", "; "))
        .orElse(otherwise.replaceAll("\\R", " "));
  }

  private static String place(Diagnostic<? extends JavaFileObject> diagnostic, Path patched) {
    JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return "";
    }
    Path file = Path.of(source.getName());
    return (file.startsWith(patched) ? patched.relativize(file) : file) + ":" + diagnostic.getLineNumber() + ": ";
  }

  /** A digest of everything that decides what the compiled control looks like. */
  String stamp(String diff) throws IOException {
    MessageDigest digest = sha256();
    update(digest, diff);
    update(digest, System.getProperty("java.version", ""));
    update(digest, libraries.toString());
    for (Path file : FileTree.files(sources)) {
      update(digest, sources.relativize(file).toString());
      update(digest, Files.readString(file, StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, STAMP_LENGTH);
  }

  private static void update(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
