package dev.lockstep.bench.regression.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer;
import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.ExpectedChanges;
import dev.lockstep.bench.regression.History;
import dev.lockstep.bench.regression.Limits;
import dev.lockstep.bench.regression.Made;
import dev.lockstep.bench.regression.Recording;
import dev.lockstep.spec.json.StrictJson;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** All views show the same comparison, verdict by verdict, and each is well formed. */
final class ViewsTest {
  private static Comparison comparison() throws IncompleteRunException {
    Recording base = new Made(1, 8, 5, 0.01, 0.005).recording("base <1>", 1000, 500, 200);
    Recording candidate = new Made(2, 8, 5, 0.01, 0.005).recording("candidate", 1200, 500, 150);
    List<History.Point> points = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      points.add(new History.Point(Instant.EPOCH.plusSeconds(i), i < 6 ? 1000 + i : 1200 + i));
    }
    History history =
        new History(new TreeMap<>(Map.of("a.B.op0", History.Line.of(points))), List.of("old.json"));
    var wishes = new Comparer.Wishes(Limits.STANDARD, false, false, ExpectedChanges.NOTHING, null);
    return new Comparer(wishes).compare(Comparer.Runs.of(base, candidate), history, List.of("a fork failed"));
  }

  @Test
  void theTerminalShowsVerdictsDistributionsAndControls() throws Exception {
    String text = TextView.of(comparison());

    List<String> table = text.lines().dropWhile(line -> !line.startsWith("benchmark ")).limit(8).toList();
    String rows = "(benchmark|B\\.op[012]|  (verdict|REGRESSED|IMPROVED|SAME)) .*";
    assertTrue(table.stream().allMatch(line -> line.matches(rows)), text);
    assertEquals(1, table.stream().map(String::length).distinct().count(), "cells stand below each other: " + text);
    List<String> first = List.of("B.op0 ", "  REGRESSED ", "B.op2 ", "  IMPROVED ", "B.op1 ", "  SAME ");
    for (int i = 0; i < first.size(); i++) {
      assertTrue(table.get(2 + i).startsWith(first.get(i)), "what matters first: " + text);
      assertTrue(table.get(2 + i).matches(".* \\|[ ▁▂▃▄▅▆▇█]{30}\\| .*"), text);
    }
    String bars = "B.op0: 12 runs, oldest first, from 1.00 µs to 1.21 µs |▁▁▁▁▁▁██████| ";
    assertTrue(text.contains(bars + "level changed at 1970-01-01T00:00:06Z"), text);
    assertTrue(text.contains("history: old.json is of another machine"), text);
    assertTrue(text.contains("A/A: every other fork of the base against the rest: 0 of 3"), text);
    assertTrue(text.contains("doubt: a fork failed"), text);
    assertTrue(text.contains("3 benchmarks: 1 regressed, 1 improved, 1 same, 0 inconclusive"), text);
  }

  @Test
  void aLongNameDoesNotMakeTheTableWide() {
    Columns table = new Columns("<>");
    table.add("name", "12");
    table.add("a name that is long");
    table.add("", "3");

    assertEquals(List.of("name  12", "a name that is long", "       3"), table.lines());
  }

  @Test
  void levelsThatAreAlikeAreNoLow() {
    assertEquals("▅▅", Bars.ofLevels(new double[] {7, 7}, 7, 7));
    assertEquals("▁█", Bars.ofLevels(new double[] {7, 8}, 7, 8));
    assertEquals(" ▁█", Bars.ofCounts(new int[] {0, 1, 100}));
  }

  @Test
  void aNameCannotEndItsLine() {
    assertEquals("a\uFFFDb", Words.printable("a\nb"));
  }

  @Test
  void distributionsThatDifferLookDifferent() throws Exception {
    var row = comparison().rows().getFirst();
    Strip strip = Strip.of(row);

    assertTrue(strip.text(row.base()).isBlank() == false && strip.text(row.base()).endsWith("          "));
    assertTrue(strip.text(row.candidate()).startsWith("          "));
  }

  @Test
  void markdownIsATable() throws Exception {
    String text = MarkdownView.of(comparison());

    assertTrue(text.startsWith("## Benchmarks: 1 regressed"), text);
    assertTrue(text.contains("| regressed | B.op0"), text);
    assertTrue(text.contains("<details><summary>1 are the same</summary>"), text);
    assertTrue(text.contains("- a fork failed"), text);
    assertTrue(text.contains("base base &lt;1>, candidate candidate"), text);
    assertTrue(text.contains("- old.json is of another machine"), text);
  }

  @Test
  void junitCountsWhatItContains() throws Exception {
    Element suite = xml(JunitView.of(comparison()));

    assertEquals("4", suite.getAttribute("tests"));
    assertEquals(4, suite.getElementsByTagName("testcase").getLength());
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals(1, suite.getElementsByTagName("failure").getLength());
    assertEquals("1", suite.getAttribute("errors"));
    Element base = (Element) suite.getElementsByTagName("property").item(0);
    assertEquals("base <1>", base.getAttribute("value"), "whoever sees only this file knows what was compared");
    assertEquals(1, suite.getElementsByTagName("error").getLength());
  }

  @Test
  void jsonHoldsEverySample() throws Exception {
    JsonNode json = StrictJson.parse(JsonView.of(comparison()));

    assertEquals(1, json.path("exitStatus").asInt());
    JsonNode first = json.path("benchmarks").path(0);
    assertEquals("regressed", first.path("verdict").asText());
    assertEquals(8, first.path("base").size());
    assertEquals(5, first.path("candidate").path(7).size());
    assertEquals(12, first.path("history").size());
    assertEquals("old.json", json.path("historyLeft").path(0).asText());
  }

  @Test
  void thePageStandsAlone() throws Exception {
    String page = HtmlView.of(comparison());

    assertFalse(page.contains("http"), "nothing from elsewhere");
    assertTrue(page.contains("base &lt;1&gt;"), "text is escaped");
    String samples = page.replaceFirst("(?s).*id=\"samples\">", "").replaceFirst("(?s)</script>.*", "");
    assertEquals(StrictJson.parse(JsonView.of(comparison())), StrictJson.parse(samples));
    Matcher pictures = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
    int drawn = 0;
    while (pictures.find()) {
      xml(pictures.group());
      drawn++;
    }
    assertEquals(3 * 2 + 1, drawn, "two for each benchmark, and one history");
    int dots = page.split("circle class=\"dot side[01]\"[^>]*r=\"2\"", -1).length - 1;
    assertEquals(3 * 2 * 8 * 5, dots, "each iteration");
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }
}
