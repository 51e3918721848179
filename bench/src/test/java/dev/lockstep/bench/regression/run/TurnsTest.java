package dev.lockstep.bench.regression.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.BrokenBenchmark;
import dev.lockstep.bench.Calibrated;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Drift;
import dev.lockstep.bench.regression.Recording;
import dev.lockstep.bench.regression.Verdict;
import dev.lockstep.bench.regression.run.Turns.Arm;
import dev.lockstep.spec.json.StrictJson;
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
import java.util.Set;
import java.util.TreeSet;
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

    List<String> all = new ArrayList<>(problems);
    assertEquals(Set.of(), Recording.readWhatIsComplete("name", file, all).benchmarks().keySet());
    assertEquals(problems.getFirst(), all.getFirst(), "the reason is not lost");
    assertEquals("results.json: " + benchmark + ": 1 of 2 forks gave data", all.get(1));
  }

  @Test
  void aBenchmarkThatFailsInEveryForkIsMissedAndNamed() throws Exception {
    String benchmark = BrokenBenchmark.class.getName() + ".failsInEveryFork";

    List<String> problems = run(jar(), benchmark, directory.resolve("results.json"));
    String failed = "results.json: a fork failed: " + benchmark + ": java.lang.IllegalStateException: broken on purpose";
    assertEquals(List.of(failed, failed, "results.json: " + benchmark + ": no fork gave data"), problems);
  }

  /** JMH's results have the benchmark's name: only its log tells that one choice of parameters is not there. */
  @Test
  void aParameterWithWhichABenchmarkFailsIsNamed() throws Exception {
    String benchmark = BrokenBenchmark.class.getName() + ".failsWithTheSecondParameter";
    Path file = directory.resolve("results.json");

    List<String> problems = run(jar(), benchmark, file);
    String failed = "(n = 2): java.lang.IllegalStateException: broken on purpose";
    assertEquals(Collections.nCopies(2, "results.json: a fork failed: " + benchmark + failed), problems);
    assertEquals(Set.of(benchmark + "(n=1)"), Recording.read("name", file).benchmarks().keySet());
  }

  @Test
  void whatFailedIsInJmhsLog() {
    String log =
        """
        # Benchmark: a.B.c
        # Parameters: (n = 2)
        # Fork: 1 of 1
        <forked VM failed with exit code 134>
        <stdout last='20 lines'>
        # Benchmark: a.B.d
        Iteration   1: <failure>

        java.lang.Error: one
        <failure>
        java.lang.Error: of the same fork
        # Benchmark: a.B.e
        Iteration   1: 12.1 ns/op
        # Benchmark: a.B.f
        <failure>
        """;
    assertEquals(
        List.of(
            "a.B.c(n = 2): <forked VM failed with exit code 134>", "a.B.d: java.lang.Error: one", "a.B.f: <failure>"),
        Jmh.failures(log));
  }

  @Test
  void whatAnEarlierRunLeftIsNotTakenForThisOnes() throws Exception {
    Path file = Files.writeString(directory.resolve("results.json"), "an earlier run");
    var merged = new Merged(new TreeSet<>(Set.of("a.B.c")), file, 2);
    assertEquals("[ ]", Files.readString(file));

    String fork = """
        [{"benchmark": "a.B.c", "mode": "avgt", "forks": 1, "measurementIterations": 1,
          "primaryMetric": {"score": 5.0, "scoreUnit": "ns/op", "rawData": [[5.0]]}}]
        """;
    assertEquals(List.of(), merged.add(StrictJson.parse(fork)));
    List<String> problems = new ArrayList<>();
    Recording.readWhatIsComplete("interrupted", file, problems);
    assertEquals("results.json: a.B.c: 1 of 2 forks gave data", problems.getFirst(), "its samples are there");
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
    assertEquals(Verdict.INCONCLUSIVE, Drift.verdict(Turns.order(2, 10), 0.3));
  }
}
