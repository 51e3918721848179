package dev.lockstep.bench.regression.run;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.spec.process.Leash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes builds from what a user names: a jar, the directory of a built checkout, or a commit, which is checked out as a
 * worktree of its own and built there. A commit is built once; its worktree is kept.
 *
 * @param repository where commits come from
 * @param builds where their worktrees go
 * @param command how to build one, for a shell
 * @param jar the jar that the build makes, from the worktree's root; null for this project, which makes none
 */
public record Checkout(Path repository, Path builds, String command, @Nullable String jar) {
  /** How this project is built. */
  public static final String OWN_COMMAND = "./mvnw -q -B -ntp -Dmaven.test.skip=true -pl bench -am package";

  private static final String BUILT = ".built";
  private static final long LIMIT_MINUTES = 30;

  /** The build that {@code what} names. */
  public Build of(String what) throws IncompleteRunException, InterruptedException {
    Path path = Path.of(what);
    if (Files.isRegularFile(path)) {
      return Build.ofJar(what, path);
    }
    if (Files.isDirectory(path)) {
      return built(what, path);
    }
    if (what.toLowerCase(Locale.ROOT).endsWith(".jar")) {
      throw new IncompleteRunException(List.of(what + ": no such file"));
    }
    return ofCommit(what);
  }

  private Build built(String name, Path root) throws IncompleteRunException {
    if (jar == null) {
      return Build.ofCheckout(name, root);
    }
    if (!Files.isRegularFile(root.resolve(jar))) {
      throw new IncompleteRunException(List.of(name + ": has no " + root.resolve(jar)));
    }
    return Build.ofJar(name, root.resolve(jar));
  }

  private Build ofCommit(String reference) throws IncompleteRunException, InterruptedException {
    try {
      Path log = Files.createDirectories(builds).resolve("git.log");
      String verified = reference + "^{commit}";
      int status = run(log, List.of("git", "-C", repository.toString(), "rev-parse", "--verify", "-q", verified));
      if (status != 0 || reference.startsWith("-")) {
        throw new IncompleteRunException(
            List.of(reference + ": neither a file, nor a directory, nor a commit of " + repository));
      }
      String commit = Files.readString(log).strip();
      Path worktree = builds.resolve(commit);
      String name = reference + " (" + commit.substring(0, 7) + ")";
      if (!Files.exists(worktree.resolve(BUILT))) {
        checkOut(commit, worktree, log);
        build(name, worktree);
        Files.createFile(worktree.resolve(BUILT));
      }
      return built(name, worktree);
    } catch (IOException failed) {
      throw new IncompleteRunException(List.of(reference + ": " + failed.getMessage()));
    }
  }

  private void checkOut(String commit, Path worktree, Path log)
      throws IncompleteRunException, IOException, InterruptedException {
    if (Files.exists(worktree)) {
      return; // a build that failed is tried again
    }
    String place = worktree.toAbsolutePath().toString();
    List<String> command =
        List.of("git", "-C", repository.toString(), "worktree", "add", "--force", "--detach", place, commit);
    if (run(log, command) != 0) {
      throw new IncompleteRunException(List.of(commit + ": git cannot check it out: " + lastLine(log)));
    }
  }

  private void build(String name, Path worktree) throws IncompleteRunException, IOException, InterruptedException {
    Path log = builds.resolve("build.log");
    ProcessBuilder process = new ProcessBuilder("sh", "-c", command).directory(worktree.toFile());
    if (run(log, process) != 0) {
      throw new IncompleteRunException(List.of(name + ": the build failed; see " + log + ": " + lastLine(log)));
    }
  }

  private static int run(Path log, List<String> command) throws IOException, InterruptedException {
    return run(log, new ProcessBuilder(command));
  }

  private static int run(Path log, ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Leash leash = Leash.on(process);
    try {
      return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } finally {
      leash.end();
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readString(log).lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }
}
