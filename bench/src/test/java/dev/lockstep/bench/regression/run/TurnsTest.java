package dev.lockstep.bench.regression.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.BrokenBenchmark;
import dev.lockstep.bench.Calibrated;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Drift;
import dev.lockstep.bench.regression.Recording;
import dev.lockstep.bench.regression.Verdict;
import dev.lockstep.bench.regression.run.Turns.Arm;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions take turns, real JMH runs of any jar are kept in JMH's own format, and what failed is named. */
final class TurnsTest {
  private static final String CALIBRATED = Calibrated.class.getName() + ".microsecond";

  @TempDir Path directory;

  private final StringWriter progress = new StringWriter();

  private static Effort effort(String include) {
    return new Effort(include, List.of(), 2, 1, 2, 20);
  }

  private List<String> run(Build build, String include, Path file) throws Exception {
    return new Turns(directory.resolve("passes"), new PrintWriter(progress))
        .run(List.of(new Arm(build, effort(include), file)));
  }

  /** A jar that starts JMH on this class path, as a stranger's would be. */
  private Build jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.openjdk.jmh.Main");
    manifest.getMainAttributes().put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    Path file = directory.resolve("benchmarks.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      jar.finish();
    }
    return Build.ofJar("a jar", file);
  }

  @Test
  void aJarIsRunAndItsForksAreOneFile() throws Exception {
    Path file = directory.resolve("results.json");

    assertEquals(List.of(), run(jar(), CALIBRATED, file), progress::toString);

    var samples = Recording.read("name", file).benchmarks().firstEntry().getValue();
    assertEquals(CALIBRATED, samples.key());
    assertEquals(List.of(2, 2), samples.forks().stream().map(List::size).toList());
    assertTrue(samples.setting().facts().keySet().containsAll(List.of("processor", "cores", "system", "taken")));
    assertEquals(2, progress.toString().lines().filter(line -> line.contains("results.json")).count());
  }

  @Test
  void aForkThatFailsIsMissedAndNamed() throws Exception {
    String benchmark = BrokenBenchmark.class.getName() + ".failsInTheSecondFork";
    Path file = directory.resolve("results.json");
    Build build = jar().with(List.of("-Ddev.lockstep.bench.marker=" + directory.resolve("marker")));

    List<String> problems = run(build, benchmark, file);
    assertEquals(1, problems.size(), "one fork gave data");
    String failed = "results.json: a fork failed: " + benchmark + ": java.nio.file.FileAlreadyExistsException: ";
    assertTrue(problems.getFirst().startsWith(failed), problems.toString());

    var refused =
        assertThrows(
            IncompleteRunException.class, () -> Recording.readWhatIsComplete("name", file, new ArrayList<>()));
    assertEquals(benchmark + ": 1 of 2 forks gave data", refused.problems().getFirst());
  }

  @Test
  void aBenchmarkThatFailsInEveryForkIsMissedAndNamed() throws Exception {
    String benchmark = BrokenBenchmark.class.getName() + ".failsInEveryFork";

    List<String> problems = run(jar(), benchmark, directory.resolve("results.json"));
    String failed = "results.json: a fork failed: " + benchmark + ": java.lang.IllegalStateException: broken on purpose";
    assertEquals(List.of(failed, failed, "results.json: " + benchmark + ": no fork gave data"), problems);
  }

  @Test
  void nothingToRunAndNoJmhAreRefused() throws Exception {
    Build build = jar();
    var nothing = assertThrows(IncompleteRunException.class, () -> run(build, "NoSuch", directory.resolve("x")));
    assertEquals(List.of("a jar: no benchmark matches 'NoSuch'"), nothing.problems());

    Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
    var noJmh =
        assertThrows(
            IncompleteRunException.class, () -> run(Build.ofJar("text", text), "x", directory.resolve("x")));
    assertTrue(noJmh.problems().getFirst().startsWith("text: JMH ended with status 1: "), noJmh.problems().toString());
  }

  @Test
  void eachIsFirstAsOftenAsLast() {
    assertEquals(List.of(0, 1, 1, 0, 0, 1, 1, 0), Turns.order(2, 4));
    assertEquals(List.of(0, 1, 2, 2, 1, 0), Turns.order(3, 2));
    assertEquals(4, new Effort("x", List.of(), 3, 1, 1, 1).forks(), "an even number");
  }

  /** The broken order runs one version after the other, on a machine that gets slower all the while. */
  @Test
  void aMachineThatGetsSlowerIsNoRegression() {
    List<Integer> separate = new ArrayList<>(Collections.nCopies(10, 0));
    separate.addAll(Collections.nCopies(10, 1));

    assertEquals(Verdict.REGRESSED, Drift.verdict(separate, 0.3));
    assertNotEquals(Verdict.REGRESSED, Drift.verdict(Turns.order(2, 10), 0.3));
    assertFalse(separate.equals(Turns.order(2, 10)));
  }
}
