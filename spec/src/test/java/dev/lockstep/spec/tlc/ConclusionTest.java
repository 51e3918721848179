package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What does not say exactly what was expected is never as expected. */
final class ConclusionTest {
  private static final Model HOLDS =
      new Model("Safety", "Worker", new Expectation.Holds(100), List.of("W1", "W3"), Tier.QUICK);
  private static final Model VIOLATED =
      new Model("Twin", "Twin", new Expectation.Violated(TlcExit.INVARIANT, "W3_Lossless"), List.of("W3"), Tier.QUICK);

  @Test
  void thePinnedCountAndNoViolationAreAsExpected() {
    assertInstanceOf(Conclusion.AsExpected.class, Conclusion.of(HOLDS, ended(0, 100, 0, null)));
  }

  @Test
  void anotherCountIsUndecided() {
    assertUndecided("99 distinct states, but the table says 100", Conclusion.of(HOLDS, ended(0, 99, 0, null)));
  }

  @Test
  void anIncompleteSearchIsUndecided() {
    assertUndecided("left 5 states unexplored", Conclusion.of(HOLDS, ended(0, 100, 5, null)));
  }

  @Test
  void aTimeOutIsUndecided() {
    TlcResult stopped =
        new TlcResult(Optional.empty(), -1, 0, 0, 0, 0, Optional.empty(), List.of(), Duration.ofSeconds(3));
    assertUndecided("stopped at its time limit, after 3000 ms", Conclusion.of(HOLDS, stopped));
    assertUndecided("stopped at its time limit", Conclusion.of(VIOLATED, stopped));
  }

  @Test
  void anotherExitIsUndecided() {
    assertUndecided("ended with 150 (the specification could not be parsed) instead of 0 (no violation)",
        Conclusion.of(HOLDS, ended(150, 0, 0, null)));
    assertUndecided("ended with 1 (TLC failed)", Conclusion.of(HOLDS, ended(1, 0, 0, null)));
    assertUndecided("instead of 12", Conclusion.of(VIOLATED, ended(13, 10, 0, "W3_Lossless")));
  }

  @Test
  void aViolatedPropertyBlamesTheRuleThatItStates() {
    Conclusion.Violation violation =
        assertInstanceOf(Conclusion.Violation.class, Conclusion.of(HOLDS, ended(12, 10, 0, "W3_Lossless")));
    assertEquals(List.of("W3"), violation.rules());
    assertTrue(violation.seen().contains("Safety: W3_Lossless is violated"), violation.seen());
  }

  @Test
  void aPropertyWithoutARuleBlamesEveryRuleOfTheModel() {
    Conclusion.Violation violation =
        assertInstanceOf(Conclusion.Violation.class, Conclusion.of(HOLDS, ended(12, 10, 0, "TypeOK")));
    assertEquals(List.of("W1", "W3"), violation.rules());
  }

  @Test
  void aTwinThatIsCaughtForTheExpectedReasonIsAsExpected() {
    assertInstanceOf(Conclusion.AsExpected.class, Conclusion.of(VIOLATED, ended(12, 10, 3, "W3_Lossless")));
  }

  @Test
  void aTwinThatIsNotCaughtOrCaughtForAnotherReasonIsUndecided() {
    assertUndecided("W3_Lossless should be violated", Conclusion.of(VIOLATED, ended(0, 10, 0, null)));
    assertUndecided("TypeOK is violated", Conclusion.of(VIOLATED, ended(12, 10, 0, "TypeOK")));
  }

  private static void assertUndecided(String reason, Conclusion conclusion) {
    Conclusion.Undecided undecided = assertInstanceOf(Conclusion.Undecided.class, conclusion);
    assertTrue(undecided.reason().contains(reason), undecided.reason());
  }

  private static TlcResult ended(int exit, long distinct, long left, @Nullable String violated) {
    Optional<Counterexample> counterexample = Optional.ofNullable(violated)
        .map(property -> new Counterexample(property, List.of(), ""));
    return new TlcResult(Optional.of(TlcExit.of(exit)), exit, distinct, distinct, left, 1, counterexample, List.of(),
        Duration.ofSeconds(1));
  }
}
