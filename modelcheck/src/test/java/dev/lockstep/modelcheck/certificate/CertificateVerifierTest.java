package dev.lockstep.modelcheck.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import dev.lockstep.modelcheck.selfcheck.SmallHistories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates are verified; altered ones are refused, or right as well. */
final class CertificateVerifierTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(30));
  private static final int HISTORIES = 400;

  private final Random random = new Random(Long.getLong("lockstep.seed", 7));
  private int refused;
  private int stillRight;

  @ParameterizedTest
  @ValueSource(strings = {"register", "cas-register", "counter", "append-kv", "worker"})
  void alteredCertificatesAreRefusedOrRight(String model) throws HistoryFormatException {
    int refutations = 0;
    for (int i = 0; i < HISTORIES; i++) {
      History history = SmallHistories.of(model, random);
      Checkable checkable = HistoryChecker.checkable(history);
      Verdict verdict = HistoryChecker.check(checkable, LIMITS);
      if (verdict instanceof Verdict.Ok ok) {
        alter(Problem.plain(history), ok.certificate().order());
      } else if (verdict instanceof Verdict.Illegal illegal) {
        refutations += illegal.isVerified() ? 1 : 0;
        assertTrue(illegal.isVerified(), () -> illegal.objection() + "\n" + history);
        assertTrue(illegal.certificate().isMinimal());
        assertTrue(CertificateVerifier.isLongest(checkable, illegal.certificate()));
        alter(checkable, illegal.certificate());
      }
    }
    assertTrue(refused > HISTORIES / 4, refused + " refused, " + stillRight + " still right");
    assertTrue(stillRight > 0, "none is still right");
    assertTrue(refutations > HISTORIES / 20, refutations + " refutations");
  }

  private <S, C> void alter(Problem<S, C> problem, int[] order) {
    int[] altered = altered(order, problem.steps().size());
    String objection = OrderVerifier.objection(problem.specification(), problem.steps(), altered);
    assertEquals(isLinearization(problem, altered), objection == null, () -> Arrays.toString(altered) + objection);
    count(objection == null);
  }

  private void count(boolean right) {
    refused += right ? 0 : 1;
    stillRight += right ? 1 : 0;
  }

  private int[] altered(int[] order, int steps) {
    List<Integer> altered = new ArrayList<>(Arrays.stream(order).boxed().toList());
    int at = altered.isEmpty() ? 0 : random.nextInt(altered.size());
    switch (random.nextInt(4)) {
      case 0 -> altered.add(at, random.nextInt(steps + 1));
      case 1 -> {
        if (!altered.isEmpty()) {
          altered.remove(at);
        }
      }
      case 2 -> {
        if (!altered.isEmpty()) {
          Collections.swap(altered, at, random.nextInt(altered.size()));
        }
      }
      default -> {
        if (at > 0) {
          Collections.swap(altered, at, at - 1);
        }
      }
    }
    return altered.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The definition, word for word: each pair in real-time order, each step legal, each required one there. */
  private static <S, C> boolean isLinearization(Problem<S, C> problem, int[] order) {
    Set<Integer> placed = new HashSet<>();
    Map<Object, S> states = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      if (order[i] >= problem.steps().size() || !placed.add(order[i])) {
        return false;
      }
      Step<C> step = problem.steps().get(order[i]);
      for (int j = 0; j < i; j++) {
        if (step.latest() < problem.steps().get(order[j]).invocation()) {
          return false;
        }
      }
      Object part = problem.specification().partition(step.call());
      S after =
          problem.specification().step(states.getOrDefault(part, problem.specification().initial()), step.call());
      if (after == null) {
        return false;
      }
      states.put(part, after);
    }
    for (int i = 0; i < problem.steps().size(); i++) {
      if (problem.steps().get(i).required() && !placed.contains(i)) {
        return false;
      }
    }
    return true;
  }

  private void alter(Checkable history, Certificate.Refutation right) {
    List<Integer> conflict = new ArrayList<>(right.conflict());
    Map<Integer, int[]> witnesses = new HashMap<>(right.witnesses());
    int prefix = right.prefix();
    switch (random.nextInt(4)) {
      case 0 -> conflict.remove(random.nextInt(conflict.size()));
      case 1 -> conflict.set(random.nextInt(conflict.size()), random.nextInt(history.operations()));
      case 2 -> prefix += random.nextBoolean() ? 1 : -1;
      default -> witnesses.replaceAll((operation, order) -> altered(order, order.length + 3));
    }
    var altered = new Certificate.Refutation(right.rejection(), conflict, witnesses, prefix, right.prefixOrder());
    String objection = CertificateVerifier.objection(history, altered);
    if (objection == null) {
      assertRight(history, altered);
    }
    count(objection == null);
  }

  /** The conflict has no linearization, by a decider, which the verifier does not use; and the prefix has one. */
  private static void assertRight(Checkable history, Certificate.Refutation refutation) {
    var budget = new dev.lockstep.modelcheck.linearizability.Budget(LIMITS);
    assertEquals("ILLEGAL", history.decide(refutation.kept(), budget).word());
    BitSet prefix = AnswerOrder.first(AnswerOrder.of(history), refutation.prefix());
    assertEquals("OK", history.decide(prefix, budget).word());
    assertNull(history.objection(prefix, refutation.prefixOrder()));
  }
}
