package dev.lockstep.modelcheck.storm.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.storm.plan.RoundPlanner;
import dev.lockstep.modelcheck.storm.plan.Scale;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.worker.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @Test
  void analysis_counts_what_is_there() {
    TextStatistics found = TextStatistics.of("The cat sat. The dog's table is the cat's!");
    assertEquals(2, found.sentences());
    assertEquals(9, found.words());
    assertEquals(7, found.distinct());
    assertEquals("english", found.language());
    assertEquals(List.of("cat:1", "cat's:1", "dog's:1", "sat:1", "table:1"), found.terms());
    assertEquals(10, found.syllables());
    assertEquals(108.27, found.readingEase(), 0.01);
  }

  @Test
  void a_text_without_words_is_no_trouble() {
    assertEquals(0, TextStatistics.of("1 2 3").words());
    assertEquals(0, TextStatistics.of("").readingEase());
    assertEquals("unknown", TextStatistics.of("").language());
  }

  @Test
  void a_result_belongs_to_one_request_and_one_text() {
    TextAnalysis analysis = new TextAnalysis();
    String one = analysis.process(new Request("a", "One text."));
    assertEquals(TextAnalysis.result("a", TextAnalysis.report("One text.")), one);
    assertTrue(!one.equals(analysis.process(new Request("b", "One text."))));
    assertTrue(!one.equals(analysis.process(new Request("a", "One Text."))));
  }

  @Test
  void the_shipped_corpus_is_complete_and_in_three_languages() throws Exception {
    List<Document> shipped = Corpus.shipped();
    assertTrue(shipped.size() >= 12);
    for (String language : List.of("english", "german", "french")) {
      assertTrue(shipped.stream().anyMatch(document -> document.report().contains("language " + language)), language);
    }
  }

  @Test
  void a_folder_of_the_users(@TempDir Path folder) throws Exception {
    assertThrows(UsageException.class, () -> Corpus.in(folder));
    assertThrows(UsageException.class, () -> Corpus.in(folder.resolve("none")));
    Files.writeString(folder.resolve("b.txt"), "Second.");
    Files.writeString(folder.resolve("a.md"), "First.");
    Files.writeString(folder.resolve("c.bin"), "ignored");
    assertEquals(List.of("a.md", "b.txt"), Corpus.in(folder).stream().map(Document::name).toList());
    Files.write(folder.resolve("d.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThrows(UsageException.class, () -> Corpus.in(folder));
  }

  @Test
  void a_seed_gives_the_same_plans() throws Exception {
    for (int round = 0; round < 8; round++) {
      assertEquals(planner(5).plan(round), planner(5).plan(round));
    }
    assertNotEquals(planner(5).plan(0), planner(6).plan(0));
  }

  private static RoundPlanner planner(long seed) throws Exception {
    return new RoundPlanner(seed, Corpus.shipped(), Scale.storm(6, 4));
  }
}
