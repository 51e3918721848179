package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A port that hangs is a violation, after which its adapter is gone. */
final class AdapterTest {
  @Test
  void aPortThatHangsLeavesSomebodyUnanswered() throws Exception {
    try (Adapter adapter = Adapter.start(SampleAdapter.command("hangs"))) {
      VectorSuite suite = VectorSuite.elsewhere("worker", adapter, Duration.ofSeconds(1));
      VectorFailure failure = suite.all().getFirst().run().orElseThrow();

      assertEquals(List.of("W4"), failure.rules());
      assertEquals("the call does not return", failure.reason());
      assertThrows(AdapterException.class, () -> adapter.ask(JsonNodeFactory.instance.objectNode()));
    }
  }
}
