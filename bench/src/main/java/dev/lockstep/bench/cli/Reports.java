package dev.lockstep.bench.cli;

import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.view.HtmlView;
import dev.lockstep.bench.regression.view.JsonView;
import dev.lockstep.bench.regression.view.JunitView;
import dev.lockstep.bench.regression.view.MarkdownView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a report.
 *
 * @param directory where they are
 */
record Reports(Path directory) {
  private static final String HTML = "report.html";
  private static final String MARKDOWN = "report.md";
  private static final String JUNIT = "report.xml";
  private static final String JSON = "report.json";

  static final List<String> NAMES = List.of(HTML, MARKDOWN, JUNIT, JSON);

  /** Removes those of an earlier comparison, which a build server would take for this one's if this one fails. */
  void clear() throws IOException {
    for (String name : NAMES) {
      Files.deleteIfExists(directory.resolve(name));
    }
  }

  /** Writes all of them. */
  void write(Comparison comparison) throws IOException {
    Files.writeString(directory.resolve(HTML), HtmlView.of(comparison));
    Files.writeString(directory.resolve(MARKDOWN), MarkdownView.of(comparison));
    Files.writeString(directory.resolve(JUNIT), JunitView.of(comparison));
    Files.writeString(directory.resolve(JSON), JsonView.of(comparison));
  }
}
