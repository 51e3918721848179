package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TLC checks of a PlusCal algorithm is its translation, so that must be the one that the translator makes. */
final class PlusCalTest {
  private static final Path SPECIFICATIONS = Home.locate().resolve("spec").resolve("tla");

  @TempDir Path directory;

  @Test
  void everyTranslationIsThatOfItsAlgorithm() throws IOException, InterruptedException {
    List<Path> algorithms = algorithms();
    assertEquals(List.of("MutexWorker.tla"), algorithms.stream().map(file -> file.getFileName().toString()).toList());
    for (Path algorithm : algorithms) {
      String committed = Files.readString(algorithm);
      assertEquals(committed, translated(algorithm.getFileName().toString(), committed));
    }
  }

  @Test
  void anAlgorithmThatWasChangedAndNotTranslatedIsNoticed() throws IOException, InterruptedException {
    String committed = Files.readString(SPECIFICATIONS.resolve("MutexWorker.tla"));
    String changed = committed.replace("await ~writer /\\ readers = 0;", "await ~writer;");
    assertNotEquals(committed, changed);

    assertNotEquals(changed, translated("MutexWorker.tla", changed));
  }

  private static List<Path> algorithms() throws IOException {
    try (Stream<Path> files = Files.list(SPECIFICATIONS)) {
      return files.filter(file -> file.toString().endsWith(".tla")).filter(PlusCalTest::hasAlgorithm).sorted().toList();
    }
  }

  private static boolean hasAlgorithm(Path file) {
    try {
      return Files.readString(file).contains("--algorithm");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String translated(String name, String module) throws IOException, InterruptedException {
    Path file = directory.resolve(name);
    Files.writeString(file, module);
    Path log = directory.resolve("log.txt");
    Process translator = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.io.tmpdir=" + directory,
        "-cp", TlcRun.locateJar().toString(), "pcal.trans", "-nocfg", name)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    assertTrue(translator.waitFor(60, TimeUnit.SECONDS), "the translator did not end");
    assertEquals(0, translator.exitValue(), Files.readString(log));
    return Files.readString(file);
  }
}
