package dev.lockstep.stress.harness;

import dev.lockstep.spec.control.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.grading.HTMLReportPrinter;
import org.openjdk.jcstress.util.Environment;

/** The report of jcstress itself: a page for each test, with its outcomes by JVM. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes {@code index.html} and the pages of these results, in place of what lies in the directory. */
  public static void write(Collection<Fork.Result> results, Path directory) throws IOException {
    FileTree.delete(directory);
    Files.createDirectories(directory);
    InProcessCollector collector = new InProcessCollector();
    for (Fork.Result result : results) {
      result.result().setEnv(Environment.getInstance());
      collector.add(result.result());
    }
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new HTMLReportPrinter(new Destination(directory), collector, nowhere).work();
    }
  }

  private static final class Destination extends Options {
    private final Path directory;

    private Destination(Path directory) {
      super(new String[0]);
      this.directory = directory;
    }

    @Override
    public String getResultDest() {
      return directory + "/";
    }
  }
}
