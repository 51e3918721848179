package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.vector.VectorSuite.Replayable;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped classes do what the specifications say, on every edge of their graphs. */
final class VectorSuiteTest {
  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query", "any"})
  void everyVectorPasses(String subject) throws Exception {
    VectorSuite suite = VectorSuite.of(subject, VectorSuiteTest.class.getClassLoader(), VectorSuite.PATIENCE);
    long steps = 0;
    for (Replayable vector : suite.all()) {
      Optional<VectorFailure> failure = vector.run();
      assertEquals(Optional.empty(), failure.map(failed -> String.join("\n", failed.story())), vector::set);
      steps += vector.vector().steps().size();
    }
    assertEquals(subject.equals("any") ? 8 : 3, suite.sets().size());
    assertTrue(suite.all().size() > 300 && steps > 2_500, suite.all().size() + " vectors, " + steps + " steps");
  }
}
