package dev.lockstep.modelcheck.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page stands alone, shows what broke, and takes nothing that an engine says for a tag. */
final class HtmlReportTest {
  private static final String SEEN = "<script>alert(1)</script> counted \"twice\" & told";

  @TempDir private Path directory;

  private static Judgement judgement() throws Exception {
    Rule rule = RuleTable.load().find("W3").orElseThrow();
    Finding broken = Finding.fail("W3", "storm.w3", Map.of("rounds", 3L, "operations", 900L), SEEN, "./lockstep storm");
    Task task = new Task(Engines.find("storm").orElseThrow(), "channel");
    Evidence evidence = new Evidence("storm", "channel", null, Tier.QUICK, "7f", 1_000, Instant.EPOCH, 900,
        Host.current(), new Canary("broken-twin", true, "W5 in round 0"), List.of(broken));
    Task other = new Task(Engines.find("storm").orElseThrow(), "channel-query");
    List<Task.Result> results =
        List.of(new Task.Result(task, evidence, null, 1_234), new Task.Result(other, null, "killed", 5));
    return new Judgement(Tier.QUICK, "7f", Host.current(), List.of("channel"),
        new Judge(results).judge(rule, List.of("channel")), List.of("P1"), 43, results, Duration.ofSeconds(2));
  }

  private String page() throws Exception {
    try (ReportDirectory reports = ReportDirectory.open(directory, List.of())) {
      return HtmlReport.of(judgement(), reports);
    }
  }

  @Test
  void showsWhatBrokeAndHowToSeeItAgain() throws Exception {
    String page = page();

    assertTrue(page.contains("A rule is violated: 0 pass, 1 fail"), page);
    assertTrue(page.contains("Partial: 1 of 43 rules."), page);
    assertTrue(page.contains("<h3>W3 counts are lossless: channel</h3>"), page);
    assertTrue(page.contains("<pre>./lockstep storm</pre>"), page);
    assertTrue(page.contains("900 operations, 3 rounds"), page);
    assertTrue(page.contains("broken-twin noticed"), page);
    assertTrue(page.contains("href=\"evidence/storm-channel.json\""), page);
  }

  @Test
  void linksWhatTheEngineLeftBesideItsEvidence() throws Exception {
    String page;
    try (ReportDirectory reports = ReportDirectory.open(directory, List.of())) {
      Path evidence = reports.evidence();
      Files.createDirectory(evidence.resolve("storm-channel-report"));
      Files.writeString(evidence.resolve("storm-channel-report").resolve("index.html"), "");
      Files.writeString(evidence.resolve("storm-channel.json"), "");
      Files.writeString(evidence.resolve("storm-channel.counterexample.txt"), "");
      Files.writeString(evidence.resolve("storm-channel-query.log"), "the last that a killed engine said");
      page = HtmlReport.of(judgement(), reports);
    }

    assertTrue(page.contains("href=\"evidence/storm-channel-report/index.html\""), page);
    assertTrue(page.contains("href=\"evidence/storm-channel.counterexample.txt\""), page);
    assertEquals(1, all("href=\"evidence/(storm-channel\\.json)\"", page).size(), page);
    assertEquals(1, all("killed<br><a href=\"evidence/(storm-channel-query\\.log)\"", page).size(), page);
  }

  @Test
  void takesNothingForATag() throws Exception {
    String page = page();

    assertFalse(page.contains("<script"), page);
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; counted &quot;twice&quot; &amp; told"), page);
  }

  @Test
  void standsAloneAndItsLinksLeadSomewhere() throws Exception {
    String page = page();

    assertFalse(page.contains("://"), page);
    List<String> anchors = all("href=\"#([^\"]+)\"", page);
    assertEquals(List.of("W3"), anchors);
    assertEquals(anchors, all("id=\"([^\"]+)\"", page));
    for (String tag : List.of("table", "td", "tr", "details", "section", "div", "span", "p")) {
      assertEquals(all("<(" + tag + ")[ >]", page).size(), all("</(" + tag + ")>", page).size(), tag);
    }
  }

  private static List<String> all(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
