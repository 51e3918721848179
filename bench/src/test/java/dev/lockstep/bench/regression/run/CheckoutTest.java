package dev.lockstep.bench.regression.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.IncompleteRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit is checked out and built, once; what cannot be is refused in one line. */
final class CheckoutTest {
  @TempDir Path directory;

  private Path repository = Path.of("");

  @BeforeEach
  void makeRepository() throws Exception {
    repository = Files.createDirectory(directory.resolve("repository"));
    git("init", "-q");
    Files.writeString(repository.resolve("source"), "one");
    git("add", "source");
    git("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "one");
    git("tag", "v1");
    Files.writeString(repository.resolve("source"), "two");
    git("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-a", "-m", "two");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), command::toString);
  }

  private Checkout checkout(String command) {
    return new Checkout(repository, directory.resolve("builds"), command, "made.jar");
  }

  @Test
  void aCommitIsBuiltOnce() throws Exception {
    Path log = directory.resolve("log");
    Checkout checkout = checkout("cp source made.jar; echo built >>" + log);

    Build build = checkout.of("v1");
    checkout.of("v1");

    Path jar = Path.of(build.start().getLast());
    assertEquals("one", Files.readString(jar), "of the commit, and not of what is checked out");
    assertTrue(build.name().matches("v1 \\([0-9a-f]{7}\\)"), build.name());
    assertEquals(List.of("built"), Files.readAllLines(log));
  }

  @Test
  void aJarAndADirectoryAreTakenAsTheyAre() throws Exception {
    Path jar = Files.writeString(directory.resolve("made.jar"), "");

    assertEquals(List.of("-jar", jar.toString()), checkout("false").of(jar.toString()).start());
    assertEquals(List.of("-jar", jar.toString()), checkout("false").of(directory.toString()).start());
    assertRefused("has no", repository.toString(), "false");
  }

  @Test
  void whatCannotBeBuiltIsRefused() {
    assertRefused("neither a file, nor a directory, nor a commit", "v9", "true");
    assertRefused("neither a file, nor a directory, nor a commit", "--all", "true");
    assertRefused("none.jar: no such file", "none.jar", "true");
    assertRefused("the build failed; see", "v1", "echo broken; exit 1");
    assertRefused("has no", "v1", "true");
  }

  private void assertRefused(String part, String what, String command) {
    List<String> problems =
        assertThrows(IncompleteRunException.class, () -> checkout(command).of(what)).problems();
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains(part), problems.toString());
  }
}
