package dev.lockstep.spec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VectorFileTest {
  private static final String HEADER =
      "{'lockstep':'vectors','version':1,'model':'worker','set':'demo','given':{'capacity':1},'start':{'a':1},"
          + "'situations':2,'edges':2,'vectors':2,'steps':3}";
  private static final String FIRST =
      "{'vector':1,'steps':[{'do':'post','request':'r1','limit':true,'rule':'W7','expect':{'starts':['r1']}},"
          + "{'do':'close','grace':true,'linger':false,'rule':'W10'}]}";
  private static final String SECOND = "{'vector':2,'steps':[{'do':'done','slot':1,'job':'j1','late':true,'rule':'S2'}]}";

  @TempDir Path directory;

  @Test
  void readsStepsAndWhatTheyExpect() throws Exception {
    Vectors vectors = read(HEADER + "\n" + FIRST + "\n" + SECOND + "\n");

    assertEquals("demo", vectors.set());
    assertEquals(1, vectors.given().required("capacity").asInt());
    assertEquals(1, vectors.start().required("a").asInt());
    assertEquals(3, vectors.steps());
    Step post = vectors.vectors().getFirst().steps().getFirst();
    assertEquals("post", post.verb());
    assertEquals("W7", post.rule());
    assertEquals("r1", post.text("request"));
    assertTrue(post.flag("limit"));
    assertEquals("{\"starts\":[\"r1\"]}", post.expect().toString());
    assertEquals("post r1, limit", post.toString());
    Step close = vectors.vectors().getFirst().steps().getLast();
    assertTrue(close.expect().isEmpty());
    assertEquals("close, grace, no linger", close.toString());
    assertEquals("done slot 1 j1, late", vectors.vectors().getLast().steps().getFirst().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'version':1 | 'version':2 | line 1: the version is not 1
      'vectors','version' | 'history','version' | line 1: not a file of vectors
      'vectors':2 | 'vectors':3 | the header says 3 vectors and 3 steps, but there are 2 and 3
      'steps':3 | 'steps':4 | the header says 2 vectors and 4 steps, but there are 2 and 3
      'given':{'capacity':1} | 'given':1 | line 1: given is not an object
      'vector':2 | 'vector':3 | line 3: this is not vector 2
      'do':'post' | 'do':1 | line 2: do is not a string
      'rule':'S2' | 'rules':'S2' | line 3: rule is not a string
      """)
  void refusesWhatIsNotASet(String right, String wrong, String complaint) {
    String text = HEADER + "\n" + FIRST + "\n" + SECOND + "\n";
    assertTrue(text.contains(right), right);
    VectorFormatException refused =
        assertThrows(VectorFormatException.class, () -> read(text.replace(right, wrong)));
    assertTrue(String.valueOf(refused.getMessage()).contains(complaint), refused::getMessage);
  }

  @Test
  void refusesAFileThatWasCutShort() {
    assertThrows(VectorFormatException.class, () -> read(""));
    assertThrows(VectorFormatException.class, () -> read(HEADER + "\n" + FIRST + "\n"));
    assertThrows(VectorFormatException.class, () -> read(HEADER + "\n" + FIRST + "\n" + SECOND.substring(0, 40)));
  }

  private Vectors read(String text) throws IOException, VectorFormatException {
    Path file = directory.resolve("demo.ndjson");
    Files.writeString(file, text.replace('\'', '"'));
    return VectorFile.read(file);
  }
}
