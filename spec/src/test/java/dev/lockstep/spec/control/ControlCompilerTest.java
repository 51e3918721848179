package dev.lockstep.spec.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlCompilerTest {
  private static final Control CONTROL = Samples.control(Samples.DOUBLE_STEP);
  private static final String LIMIT = """
      --- demo/Limit.java
      +++ demo/Limit.java
      @@ -7,1 +7,1 @@
      -    return Math.min(value, 100);
      +    return Math.min(value, 99);
      """;

  @Test
  void theOverlayHoldsTheChangedClassesWithTheirSourcesAndNoOthers(@TempDir Path overlays) throws Exception {
    Path overlay = compiler(overlays).compile(CONTROL);

    assertEquals(Set.of("demo/Counter.class", "demo/Counter$Step.class", "demo/Counter.java"), files(overlay));
    assertEquals(overlays.resolve("sample"), overlay.getParent());
  }

  @Test
  void theOverlayBehavesAsTheDiffSays(@TempDir Path overlays) throws Exception {
    ControlCompiler compiler = compiler(overlays);
    Path changed = compiler.compile(CONTROL);
    Path rest = compiler.compile(Samples.control(LIMIT));

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {changed.toUri().toURL(), rest.toUri().toURL()}, null)) {
      Class<?> counter = loader.loadClass("demo.Counter");
      Object subject = counter.getConstructor().newInstance();
      assertEquals(2, counter.getMethod("next").invoke(subject));
    }
  }

  @Test
  void anOverlayIsBuiltOnce(@TempDir Path overlays) throws Exception {
    Path first = compiler(overlays).compile(CONTROL);
    Path marker = Files.createFile(first.resolve("marker"));
    Path second = compiler(overlays).compile(CONTROL);

    assertEquals(first, second);
    assertTrue(Files.exists(marker), "it was not built again");
  }

  @Test
  void aChangedDiffOrSourceGivesAnotherOverlayAndLeavesTheOldOne(@TempDir Path directory) throws Exception {
    Path sources = copyOfSources(directory.resolve("sources"));
    ControlCompiler compiler = new ControlCompiler(sources, directory.resolve("overlays"), libraries());
    Path original = compiler.compile(CONTROL);
    Path otherDiff = compiler.compile(Samples.control(Samples.DOUBLE_STEP.replace("Step(2)", "Step(3)")));
    Path untouchedFile = sources.resolve("demo/Limit.java");
    Files.writeString(untouchedFile, Files.readString(untouchedFile).replace("100", "50"));
    Path otherSource = compiler.compile(CONTROL);

    assertEquals(3, new HashSet<>(List.of(original, otherDiff, otherSource)).size());
    assertTrue(Files.exists(original.resolve("demo/Counter.class")));
  }

  @Test
  void aSourceThatMovedAwayIsNoticedThoughAnOverlayIsThere(@TempDir Path directory) throws Exception {
    Path sources = copyOfSources(directory.resolve("sources"));
    ControlCompiler compiler = new ControlCompiler(sources, directory.resolve("overlays"), libraries());
    compiler.compile(CONTROL);
    Path file = sources.resolve("demo/Counter.java");
    Files.writeString(file, Files.readString(file).replace("new Step(1)", "new Step(7)"));

    var thrown = assertThrows(ControlException.class, () -> compiler.compile(CONTROL));
    assertTrue(String.valueOf(thrown.getMessage()).contains("no longer applies"), thrown::toString);
  }

  @Test
  void codeThatDoesNotCompileIsRefusedWithItsPlace(@TempDir Path overlays) throws Exception {
    Control broken = Samples.control(Samples.DOUBLE_STEP.replace("new Step(2)", "new Leap(2)"));
    ControlCompiler compiler = compiler(overlays);

    var thrown = assertThrows(ControlException.class, () -> compiler.compile(broken));
    String said = String.valueOf(thrown.getMessage());
    assertTrue(said.startsWith("control sample: does not compile: demo/Counter.java:5: cannot find symbol"), said);
    assertEquals(1, said.lines().count());
    assertEquals(Set.of(), files(overlays), "nothing stays behind");
  }

  @Test
  void anyNumberMayAskAtOnce(@TempDir Path overlays) throws Exception {
    int threads = 6;
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Callable<Path>> requests = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      ControlCompiler compiler = compiler(overlays);
      requests.add(() -> {
        together.await();
        return compiler.compile(CONTROL);
      });
    }
    Set<Path> built = new HashSet<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Path> result : pool.invokeAll(requests)) {
        built.add(result.get());
      }
    }

    assertEquals(1, built.size());
    assertEquals(3, files(overlays).size(), "one overlay, and no draft left");
  }

  @Test
  void theAnnotationsAreFoundOnTheClassPath() throws ControlException {
    assertTrue(Files.isRegularFile(SourceCompiler.annotations()));
  }

  private static ControlCompiler compiler(Path overlays) throws ControlException, URISyntaxException {
    return new ControlCompiler(Samples.sources(), overlays, libraries());
  }

  private static List<Path> libraries() throws ControlException {
    return List.of(SourceCompiler.annotations());
  }

  private static Path copyOfSources(Path target) throws IOException, URISyntaxException {
    for (Path file : FileTree.files(Samples.sources())) {
      Path copy = target.resolve(Samples.sources().relativize(file).toString());
      Files.createDirectories(copy.resolveSibling("."));
      Files.copy(file, copy);
    }
    return target;
  }

  private static Set<String> files(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      Set<String> names = new HashSet<>();
      tree.filter(Files::isRegularFile).forEach(file -> names.add(directory.relativize(file).toString()));
      return names;
    }
  }
}
