package dev.lockstep.modelcheck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.structure.flight.Rush;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.Controls;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each control that names this engine as its killer is caught by a check of its rule. */
final class StructureControlsTest {
  /** Which checks see a control. A lock is seen twice: in the code, and by who waits for it. */
  private static final Map<String, Set<StructureCheck>> SEEN_BY = Map.of(
      "locked-lane", Set.of(StructureCheck.LOCK_FREE_CODE, StructureCheck.LOCK_FREE_RUN),
      "stamped-ticket", Set.of(StructureCheck.LOCK_FREE_CODE, StructureCheck.LOCK_FREE_RUN),
      "synchronized-watch", Set.of(StructureCheck.LOCK_FREE_CODE, StructureCheck.LOCK_FREE_RUN),
      "client-reads-owner-state", Set.of(StructureCheck.OWNER_CONFINEMENT),
      "health-without-lock", Set.of(StructureCheck.OWNER_CONFINEMENT),
      "timer-drops-alarm", Set.of(StructureCheck.OWNER_CONFINEMENT),
      "imports-logging", Set.of(StructureCheck.JAVA_BASE_ALONE),
      "channel-imports-worker", Set.of(StructureCheck.IMPORT_DIRECTION),
      "overlong-method", Set.of(StructureCheck.SOURCE_SIZE));

  private static Shipped shipped() throws IOException {
    return Shipped.on(EngineProcess.ownClassPath(), Home.locate());
  }

  @TestFactory
  Stream<DynamicTest> everyControlIsKilled() throws Exception {
    Controls controls = Controls.read(Home.locate().resolve(Controls.DIRECTORY));
    Shipped shipped = shipped();
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Control control : controls.killedBy(StructureEngine.NAME)) {
      ids.add(control.id());
      for (StructureCheck check : SEEN_BY.getOrDefault(control.id(), Set.of())) {
        assertTrue(control.rules().contains(check.rule()), control.id() + " does not break " + check.rule());
        tests.add(dynamicTest(control.id() + " by " + check.id(),
            () -> assertTrue(Canaries.catches(check, control.id(), shipped))));
      }
    }
    assertEquals(SEEN_BY.keySet(), ids, "controls that name this engine");
    assertEquals(Set.of(StructureCheck.values()), new HashSet<>(SEEN_BY.values().stream().flatMap(Set::stream).toList()),
        "every check has a control");
    return tests.stream();
  }

  /** What storms see by luck as torn or lost is seen here for certain, as a way without the lock. */
  @TestFactory
  Stream<DynamicTest> aShortcutPastTheLockIsSeenWithoutLuck() throws IOException {
    Shipped shipped = shipped();
    return Stream.of("torn-status", "unlocked-count").map(control -> dynamicTest(control,
        () -> assertTrue(Canaries.catches(StructureCheck.OWNER_CONFINEMENT, control, shipped))));
  }

  /** The kills mean something only if the same road, without a control, leads to no offence. */
  @TestFactory
  Stream<DynamicTest> whatIsShippedHasNoOffence() throws IOException {
    Shipped shipped = shipped();
    return Stream.of(StructureCheck.values()).map(check -> dynamicTest(check.id(), () -> assertEquals(
        List.of(),
        check.examine(shipped, new Rush().get(), Duration.ofMillis(300))
            .offences())));
  }

  @Test
  void aCheckPassesOnTheControlOfAnother() throws Exception {
    assertFalse(Canaries.catches(StructureCheck.OWNER_CONFINEMENT, "locked-lane", shipped()));
  }
}
