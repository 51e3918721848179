package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.vector.Vector;
import dev.lockstep.spec.vector.VectorFile;
import dev.lockstep.spec.vector.Vectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vector that expects what no worker does fails on the shipped worker, at the step that was changed. */
final class DoctoredVectorsTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final String HEADER =
      "{'lockstep':'vectors','version':1,'model':'worker','set':'demo','given':{'capacity':1},'start':{'status':"
          + "{'phase':'open','current':null,'execution':'none','accepted':0,'queued':0,'completed':0,'failed':0,"
          + "'timedOut':0,'cancelled':0}},'situations':1,'edges':1,'vectors':1,'steps':5}\n";

  private static final String VECTOR =
      "{'vector':1,'steps':["
          + "{'do':'post','request':'r1','limit':true,'rule':'W7','expect':{'admissions':{'r1':{'accepted':1}},"
          + "'starts':['r1'],'status':{'current':'r1','execution':'running','accepted':1}}},"
          + "{'do':'post','request':'r2','rule':'W7','expect':{'admissions':{'r2':{'accepted':2}},"
          + "'status':{'accepted':2,'queued':1}}},"
          + "{'do':'deadline','request':'r1','rule':'W9','expect':{'outcomes':{'r1':'timed-out'},'interrupts':['r1'],"
          + "'status':{'current':null,'execution':'lingering','timedOut':1}}},"
          + "{'do':'complete','request':'r1','rule':'W8','expect':{'starts':['r2'],"
          + "'status':{'current':'r2','execution':'running','queued':0}}},"
          + "{'do':'close','grace':false,'linger':false,'rule':'W10','expect':{'outcomes':{'r2':'cancelled'},"
          + "'interrupts':['r2'],'ended':{'lingering':'r2'},"
          + "'status':{'phase':'stopped','current':null,'execution':'lingering','cancelled':1}}}]}\n";

  @TempDir Path directory;

  @Test
  void asItIsItPasses() throws Exception {
    for (Subject subject : Subjects.kit()) {
      assertEquals(Optional.empty(), replay(subject, VECTOR), subject::toString);
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'r2':{'accepted':2}       | 'r2':{'refused':'full'}   | 2 | W7
      'accepted':2,'queued':1   | 'accepted':2,'queued':0   | 2 | W7
      'interrupts':['r1'],      | `  `                      | 3 | W9
      'r1':'timed-out'          | 'r1':'cancelled'          | 3 | W9
      'timedOut':1              | 'timedOut':0              | 3 | W9
      'starts':['r2'],          | `  `                      | 4 | W1
      'starts':['r2']           | 'starts':['r3']           | 4 | W13
      'lingering':'r2'          | 'lingering':null          | 5 | W10
      'r2':'cancelled'          | 'r2':'failed'             | 5 | W10
      'phase':'stopped'         | 'phase':'cancelling'      | 5 | W10
      """)
  void doctoredItFailsWhereItWasChanged(String right, String wrong, int step, String rule) throws Exception {
    assertTrue(VECTOR.contains(right), right);
    for (Subject subject : Subjects.kit()) {
      VectorFailure failure = replay(subject, VECTOR.replace(right, wrong)).orElseThrow();
      assertEquals(step, failure.at() + 1, failure::line);
      assertTrue(failure.rules().contains(rule), failure::line);
      assertTrue(failure.story().stream().anyMatch(line -> line.contains("expected status")), failure.story()::toString);
    }
  }

  @Test
  void stepsInTheWrongOrderFailAtTheFirstThatCannotBeTaken() throws Exception {
    int third = VECTOR.indexOf("{'do':'deadline'");
    int fourth = VECTOR.indexOf("{'do':'complete'");
    int fifth = VECTOR.indexOf("{'do':'close'");
    String swapped = VECTOR.substring(0, third) + VECTOR.substring(fourth, fifth) + VECTOR.substring(third, fourth)
        + VECTOR.substring(fifth);
    VectorFailure failure = replay(Subjects.kit().getFirst(), swapped).orElseThrow();
    assertEquals(2, failure.at());
  }

  private Optional<VectorFailure> replay(Subject subject, String vector) throws Exception {
    Path file = directory.resolve("demo.ndjson");
    Files.writeString(file, (HEADER + vector).replace('\'', '"'));
    Vectors vectors = VectorFile.read(file);
    Vector only = vectors.vectors().getFirst();
    assertEquals(List.of(only), vectors.vectors());
    return new Replay(vectors, given -> new ReplayedWorker(subject.factory(), given, PATIENCE), PATIENCE).run(only);
  }
}
