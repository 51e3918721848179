package dev.lockstep.stress;

import dev.lockstep.spec.control.FileTree;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.stress.harness.Fork;
import dev.lockstep.stress.harness.HtmlReport;
import dev.lockstep.stress.harness.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run leaves beside its evidence: all outcomes as a table by rule, and jcstress' own pages, which have them by
 * JVM.
 */
final class Attachments {
  private final EngineRequest request;
  private final Session session;

  Attachments(EngineRequest request, Session session) {
    this.request = request;
    this.session = session;
  }

  /** The table. */
  Path outcomes() {
    return besides("-outcomes.md");
  }

  /** jcstress' page about the shipped classes. */
  Path html() {
    return besides("-report").resolve("index.html");
  }

  private Path besides(String suffix) {
    String name = request.out().getFileName().toString().replaceFirst("\\.json$", "");
    return request.out().toAbsolutePath().resolveSibling(name + suffix);
  }

  void write() throws IOException {
    HtmlReport.write(session.shipped(), besides("-report"));
    Path controls = besides("-controls-report");
    FileTree.delete(controls);
    Map<String, List<Fork.Result>> byControl = new LinkedHashMap<>();
    for (Trial.Verdict verdict : session.verdicts()) {
      byControl.computeIfAbsent(verdict.trial().control().id(), id -> new ArrayList<>()).addAll(verdict.forks());
    }
    for (Map.Entry<String, List<Fork.Result>> control : byControl.entrySet()) {
      HtmlReport.write(control.getValue(), controls.resolve(control.getKey()));
    }
    Files.writeString(outcomes(), table(controls.getFileName().toString()));
  }

  private String table(String controls) {
    Host host = Host.current();
    StringBuilder out = new StringBuilder("# jcstress: outcomes\n\n");
    out.append(String.format(Locale.ROOT, "JDK %s, %s %s, %d cores, tier %s, seed `%s`. ", host.jdk(), host.os(),
        host.arch(), host.cores(), request.tier().label(), request.seedHex()));
    String pages = besides("-report").getFileName().toString();
    out.append("By JVM: [").append(pages).append("](").append(pages).append("/index.html).\n\n");
    out.append("What was not observed is not impossible. Another processor may show more");
    out.append(host.arch().equals("amd64") ? ", above all one that orders memory less strictly than amd64.\n" : ".\n");
    for (Suite suite : Suite.ALL) {
      for (String rule : suite.rules()) {
        section(out, suite, rule);
      }
    }
    controls(out, controls);
    return out.toString();
  }

  private void section(StringBuilder out, Suite suite, String rule) {
    List<Tally> ran = suite.testsOf(rule).stream()
        .flatMap(test -> Stream.ofNullable(session.tallies().get(test.name())))
        .toList();
    if (ran.isEmpty()) {
      return;
    }
    out.append("\n## ").append(rule).append(" · `").append(suite.check()).append("`\n\n");
    out.append("| test | outcome | | samples | |\n|---|---|---|---:|---|\n");
    for (Tally tally : ran) {
      String modes = tally.samples().entrySet().stream()
          .map(mode -> String.format(Locale.ROOT, "%s %,d", mode.getKey(), mode.getValue()))
          .collect(Collectors.joining(", "));
      out.append(String.format(Locale.ROOT, "| **%s** | | | %,d | %s |\n", tally.shortName(), tally.total(), modes));
      for (Tally.Seen seen : tally.seen()) {
        out.append(String.format(Locale.ROOT, "| | %s | %s | %,d | %s |\n", seen.outcome().replace("|", "\\|"),
            seen.expect(), seen.count(), seen.meaning()));
      }
    }
  }

  private void controls(StringBuilder out, String directory) {
    out.append("\n## Negative controls\n\n| control | caught |\n|---|---|\n");
    for (Trial.Verdict verdict : session.verdicts()) {
      String id = verdict.trial().control().id();
      out.append(String.format(Locale.ROOT, "| [%s](%s/%s/index.html) | %s: %s |\n", id, directory, id,
          verdict.isCaught() ? "yes" : "**no**", verdict.describe().replace("|", "\\|")));
    }
  }
}
