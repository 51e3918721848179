package dev.lockstep.modelcheck.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.modelcheck.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The kit's own workers fulfil the contract. */
final class ContractTest {
  @TestFactory
  Stream<DynamicContainer> contract() {
    return ContractSubjects.kit().stream().map(subject -> dynamicContainer(subject.name(), tests(subject)));
  }

  private static Stream<DynamicTest> tests(Subject subject) {
    Suite suite = new Suite(subject, Suite.PATIENCE);
    return CheckMethod.of(subject).stream().map(check -> dynamicTest(check.name(), () -> run(suite, check)));
  }

  private static void run(Suite suite, CheckMethod check) throws InterruptedException {
    Result result = suite.run(check);
    switch (result.verdict()) {
      case PASS -> { }
      case NOT_APPLICABLE -> throw new TestAbortedException(result.detail());
      case FAIL -> throw new AssertionFailedError(check.rule() + " " + check.sentence() + " " + result.detail());
    }
  }

  @Test
  void everyRuleOfWorkersAndBroadcastsHasACheck() {
    List<String> rules = new ArrayList<>();
    IntStream.rangeClosed(1, 14).forEach(n -> rules.add("W" + n));
    rules.add("O2");
    IntStream.rangeClosed(1, 5).forEach(n -> rules.add("B" + n));
    assertEquals(rules, CheckMethod.rules());
  }

  @Test
  void everyCheckIsNamedAfterItsRule() {
    for (CheckMethod check : CheckMethod.all()) {
      assertTrue(check.name().startsWith(check.rule().toLowerCase(Locale.ROOT) + "_"), check.name());
    }
  }
}
