package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.vector.Step;
import dev.lockstep.spec.vector.Vector;
import dev.lockstep.spec.vector.Vectors;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A subject that is wrong fails at the right step and by the right rule, however it is wrong. */
final class ReplayTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Adds up what it is given, and shows it only when it is looked at once more. */
  private static class Adder implements Replayed {
    private int sum;
    private int shown;

    @Override
    public void apply(Step step) throws Exception {
      sum += step.number("n");
    }

    @Override
    public ObjectNode seen() {
      int before = shown;
      shown = sum;
      return NODES.objectNode().put("sum", before);
    }

    @Override
    public List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seen) {
      return seen.path("sum").asInt() < before.path("sum").asInt() ? List.of("W14") : List.of();
    }

    @Override
    public String ruleOfHangs() {
      return "W6";
    }

    @Override
    public void close() {}
  }

  @Test
  void waitsUntilWhatIsExpectedIsSeen() throws Exception {
    assertEquals(Optional.empty(), replay(new Adder(), add(1, 1), add(2, 3), add(0, 3)));
  }

  @Test
  void aDifferenceIsNamedByTheRuleOfItsStep() throws Exception {
    VectorFailure failure = failure(new Adder(), add(1, 1), add(2, 4), add(0, 4));

    assertEquals(1, failure.at());
    assertEquals(List.of("W3"), failure.rules());
    assertEquals("W3: vector 7 of demo, step 2, add n 2: sum: expected 4, seen 3", failure.line());
    assertEquals(List.of("   1  W3   add n 1", "   2  W3   add n 2", "      sum: expected 4, seen 3"), failure.story());
  }

  @Test
  void aDifferenceThatSaysWhichRuleItBreaksIsNamedByThat() throws Exception {
    VectorFailure failure = failure(new Adder(), add(5, 5), add(-1, 6));
    assertEquals(List.of("W14"), failure.rules());
  }

  @Test
  void aCallThatDoesNotReturnIsNoHang() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    VectorFailure failure = failure(new Adder() {
      @Override
      public void apply(Step step) throws Exception {
        super.apply(step);
        if (step.number("n") == 2) {
          never.await();
        }
      }
    }, add(1, 1), add(2, 3));

    assertEquals(1, failure.at());
    assertEquals("W6: vector 7 of demo, step 2, add n 2: the call does not return", failure.line());
  }

  @Test
  void whatIsThrownIsAFailureOfItsStep() throws Exception {
    VectorFailure failure = failure(new Adder() {
      @Override
      public void apply(Step step) {
        throw new AssertionError("broken");
      }
    }, add(1, 1));
    assertEquals("W3: vector 7 of demo, step 1, add n 1: unexpected java.lang.AssertionError: broken", failure.line());
  }

  @Test
  void aStepThatCannotBeTakenNamesItsRule() throws Exception {
    VectorFailure failure = failure(new Adder() {
      @Override
      public void apply(Step step) {
        throw new RuleBroken("W9", "the alarm is not set");
      }
    }, add(1, 1));
    assertEquals("W9: vector 7 of demo, step 1, add n 1: the alarm is not set", failure.line());
  }

  private static Step add(int n, int sum) {
    return new Step("add", "W3", NODES.objectNode().put("n", n), NODES.objectNode().put("sum", sum));
  }

  private static VectorFailure failure(Replayed subject, Step... steps) throws Exception {
    return replay(subject, steps).orElseThrow();
  }

  private static Optional<VectorFailure> replay(Replayed subject, Step... steps) throws Exception {
    Vector vector = new Vector(7, Arrays.asList(steps));
    ObjectNode start = NODES.objectNode().put("sum", 0);
    Vectors vectors = new Vectors("adder", "demo", NODES.objectNode(), start, List.of(vector));
    Optional<VectorFailure> failure = new Replay(vectors, given -> subject, Duration.ofMillis(500)).run(vector);
    failure.ifPresent(failed -> assertTrue(failed.line().startsWith(String.join(" ", failed.rules()) + ": ")));
    return failure;
  }
}
