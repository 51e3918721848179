package dev.lockstep.stress;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.stress.channel.BroadcastTest;
import dev.lockstep.stress.channel.CrowdTest;
import dev.lockstep.stress.channel.InboxCloseTest;
import dev.lockstep.stress.channel.InboxTest;
import dev.lockstep.stress.channel.OneshotTest;
import dev.lockstep.stress.channel.OneshotWaitTest;
import dev.lockstep.stress.channel.OwnerTest;
import dev.lockstep.stress.channel.SlowSubscriberTest;
import dev.lockstep.stress.channel.SubscriberWaitTest;
import dev.lockstep.stress.channel.WatchTest;
import dev.lockstep.stress.litmus.Lessons;
import dev.lockstep.stress.supervisor.PoolTest;
import dev.lockstep.stress.worker.Races;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The stress tests that stand behind one check.
 *
 * @param check the check's id
 * @param tests never empty
 */
record Suite(String check, List<StressTest> tests) {
  /** The lessons, whose weakened versions are local code. */
  static final Suite LITMUS = of("jcstress.litmus", StressTest.in(Lessons.ALL));

  /** Tests that need more processors than two. Where they are missing, the check is left out, and says so. */
  static final Suite CROWD = of("jcstress.crowd", StressTest.in(CrowdTest.class));

  /** Every suite. */
  static final List<Suite> ALL =
      List.of(
          of("jcstress.watch", StressTest.in(WatchTest.class)),
          of("jcstress.inbox", StressTest.in(InboxTest.class, InboxCloseTest.class)),
          of("jcstress.doorbell", StressTest.in(OwnerTest.class)),
          of("jcstress.oneshot", StressTest.in(OneshotTest.class, OneshotWaitTest.class)),
          of("jcstress.broadcast",
              StressTest.in(BroadcastTest.class, SlowSubscriberTest.class, SubscriberWaitTest.class)),
          of("jcstress.channel-worker", StressTest.in(Races.ALL).filter(test -> !isMutex(test))),
          of("jcstress.mutex-worker", StressTest.in(Races.ALL).filter(Suite::isMutex)),
          of("jcstress.supervisor", StressTest.in(PoolTest.class)),
          LITMUS,
          CROWD);

  Suite {
    tests = List.copyOf(tests);
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("suite " + check + " has no test");
    }
  }

  private static Suite of(String check, Stream<StressTest> tests) {
    return new Suite(check, tests.toList());
  }

  private static boolean isMutex(StressTest test) {
    return test.type().getSimpleName().equals("Mutex");
  }

  /** The rules that its tests look at. */
  SortedSet<String> rules() {
    SortedSet<String> rules = new TreeSet<>();
    tests.forEach(test -> rules.addAll(test.rules()));
    return rules;
  }

  /** The tests that look at this rule. */
  List<StressTest> testsOf(String rule) {
    return tests.stream().filter(test -> test.rules().contains(rule)).toList();
  }

  /** This check, once for each rule. */
  Stream<Engine.Check> checks() {
    return rules().stream().map(rule -> new Engine.Check(rule, check));
  }
}
