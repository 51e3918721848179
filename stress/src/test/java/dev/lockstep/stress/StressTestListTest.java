package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.runners.TestList;

/** No stress test is left out on the way from its class to a check. */
final class StressTestListTest {

  @Test
  void everyAnnotatedClassIsInTheListOfJcstress() throws IOException, URISyntaxException, ClassNotFoundException {
    Set<String> annotated = annotatedClasses();
    assertFalse(annotated.isEmpty());
    assertEquals(annotated, new TreeSet<>(TestList.tests()));
  }

  @Test
  void everyTestIsInExactlyOneSuite() {
    List<String> suites = Suite.ALL.stream().map(Suite::tests).flatMap(Collection::stream).sorted().toList();
    assertEquals(TestList.tests().stream().sorted().toList(), suites);
  }

  @Test
  void noTestNeedsMoreThanTwoProcessors() {
    List<String> greedy = TestList.tests().stream().filter(test -> TestList.getInfo(test).threads() > 2).toList();
    assertEquals(List.of(), greedy);
  }

  private static Set<String> annotatedClasses() throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes = Path.of(StressEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names = files.map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> annotated = new TreeSet<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, StressEngine.class.getClassLoader());
      if (type.isAnnotationPresent(JCStressTest.class)) {
        annotated.add(type.getCanonicalName());
      }
    }
    return annotated;
  }
}
