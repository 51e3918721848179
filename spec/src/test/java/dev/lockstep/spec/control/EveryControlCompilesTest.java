package dev.lockstep.spec.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import dev.lockstep.spec.rules.RuleTableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The shipped controls still fit the shipped sources, and the rule table. */
final class EveryControlCompilesTest {
  @TestFactory
  Stream<DynamicTest> everyControlCompiles(@TempDir Path overlays) throws ControlException {
    ControlCompiler compiler = new ControlCompiler(
        Home.locate().resolve(ControlCompiler.SOURCES), overlays, List.of(SourceCompiler.annotations()));
    // Reading the directory throws when there is no control in it: then nothing would be tested.
    return shipped().all().stream().map(control -> DynamicTest.dynamicTest(control.id(), () -> {
      Path overlay = compiler.compile(control);
      assertTrue(containsClass(overlay), control::id);
    }));
  }

  /** A control may break more rules than the one that it is the twin of, so the table may say more than its file. */
  @Test
  void controlsAndRuleTableNameEachOther() throws ControlException, RuleTableException {
    Map<String, Set<String>> byTable = new TreeMap<>();
    for (Rule rule : RuleTable.load().rules()) {
      rule.controls().forEach(id -> byTable.computeIfAbsent(id, unseen -> new TreeSet<>()).add(rule.id()));
    }

    List<Control> controls = shipped().all();
    assertEquals(List.copyOf(byTable.keySet()), controls.stream().map(Control::id).toList());
    for (Control control : controls) {
      Set<String> rules = byTable.getOrDefault(control.id(), Set.of());
      assertTrue(rules.containsAll(control.rules()), () -> control + " is listed under " + rules);
    }
  }

  private static Controls shipped() throws ControlException {
    return Controls.read(Home.locate().resolve(Controls.DIRECTORY));
  }

  private static boolean containsClass(Path overlay) throws IOException {
    return FileTree.files(overlay).stream().anyMatch(file -> file.toString().endsWith(".class"));
  }
}
