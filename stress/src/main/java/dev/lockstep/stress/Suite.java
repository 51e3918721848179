package dev.lockstep.stress;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.stress.channel.InboxTest;
import dev.lockstep.stress.channel.OneshotTest;
import dev.lockstep.stress.channel.OwnerTest;
import dev.lockstep.stress.channel.WatchTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * The stress tests that stand behind one check on one rule.
 *
 * @param rule the rule's id
 * @param check the check's id
 * @param tests the names of the tests, as jcstress knows them; never empty
 */
public record Suite(String rule, String check, List<String> tests) {
  /** The watch, for rule O1. */
  public static final Suite WATCH = of("O1", "jcstress.watch", WatchTest.class);

  /** Lanes, inbox, doorbell and owner, for rule W4. */
  public static final Suite INBOX = of("W4", "jcstress.inbox", InboxTest.class, OwnerTest.class);

  /** The oneshot, for rule W4. */
  public static final Suite ONESHOT = of("W4", "jcstress.oneshot", OneshotTest.class);

  /** Every suite. */
  public static final List<Suite> ALL = List.of(WATCH, INBOX, ONESHOT);

  public Suite {
    tests = List.copyOf(tests);
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("suite " + check + " has no test");
    }
  }

  /**
   * All tests that are nested in {@code files}. The list is taken from the classes and not from what jcstress finds, so
   * that a test which jcstress does not find is missed.
   */
  private static Suite of(String rule, String check, Class<?>... files) {
    List<String> tests = new ArrayList<>();
    for (Class<?> file : files) {
      Arrays.stream(file.getDeclaredClasses())
          .filter(nested -> nested.isAnnotationPresent(JCStressTest.class))
          .map(Class::getCanonicalName)
          .sorted()
          .forEach(tests::add);
    }
    return new Suite(rule, check, tests);
  }

  Engine.Check asCheck() {
    return new Engine.Check(rule, check);
  }
}
