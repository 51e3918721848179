package dev.lockstep.modelcheck.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineProcessTest {
  private static final List<String> ARGUMENTS = List.of("--subject", "any", "--seed", "1");

  @TempDir private Path directory;
  private Path out = Path.of("");

  @BeforeEach
  void placeEvidence() {
    out = directory.resolve("evidence.json");
  }

  @Test
  void evidenceOfAnEngineIsRead() throws InterruptedException {
    EngineResult.Left left = assertInstanceOf(EngineResult.Left.class, run(Good.class, 60));
    assertEquals(Verdict.PASS, left.evidence().findings().getFirst().verdict());
  }

  @Test
  void engineThatFailsHalfWayLeavesAnUnknown() throws InterruptedException {
    EngineResult.Left left = assertInstanceOf(EngineResult.Left.class, run(Failing.class, 60));
    assertEquals(Verdict.UNKNOWN, left.evidence().findings().getFirst().verdict());
  }

  @Test
  void overlayReplacesClasses() throws InterruptedException {
    Path nowhere = directory.resolve("nowhere");
    Duration limit = Duration.ofSeconds(60);
    EngineProcess bare = new EngineProcess(Good.class.getName(), List.of(), List.of(), ARGUMENTS, limit);
    assertEquals(List.of(nowhere), bare.withOverlay(nowhere).classPath());
    assertNothing(bare.withOverlay(nowhere).run(out, line -> {}), "exit status 1");
  }

  @Test
  void staleEvidenceDoesNotCount() throws InterruptedException, IOException {
    run(Good.class, 60);
    assertTrue(Files.exists(out), "evidence to begin with");
    assertNothing(run(Silent.class, 60), "left no evidence, exit status 0; it printed nothing");
  }

  @Test
  void crashIsNoEvidence() throws InterruptedException {
    assertNothing(run(Crashing.class, 60), "exit status 3; it printed last: out of paper");
  }

  @Test
  void hangEndsWithTheTimeLimit() throws InterruptedException {
    LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    assertNothing(process(Hanging.class, 3).run(out, lines::add), "killed after its time limit of 3 s");
    ProcessHandle.of(Long.parseLong(lines.take()))
        .ifPresent(hanging -> assertTrue(hanging.onExit().join() != null, "the process has ended"));
  }

  private EngineResult run(Class<?> main, int seconds) throws InterruptedException {
    return process(main, seconds).run(out, line -> {});
  }

  private static EngineProcess process(Class<?> main, int seconds) {
    return new EngineProcess(
        main.getName(), List.of("-Xmx64m"), EngineProcess.ownClassPath(), ARGUMENTS, Duration.ofSeconds(seconds));
  }

  private static void assertNothing(EngineResult result, String part) {
    String reason = assertInstanceOf(EngineResult.Nothing.class, result).reason();
    assertTrue(reason.contains(part), reason);
  }

  /** An engine with one check. */
  abstract static class OneCheck implements Engine {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public List<Check> checks() {
      return List.of(new Check("W1", "sample.check"));
    }
  }

  static final class Good extends OneCheck {
    public static void main(String[] args) {
      System.exit(EngineMain.run(new Good(), args));
    }

    @Override
    public void run(EngineRequest request, Report report) {
      report.add(Finding.pass("W1", "sample.check", Map.of("rounds", 1L)));
    }
  }

  static final class Failing extends OneCheck {
    public static void main(String[] args) {
      System.exit(EngineMain.run(new Failing(), args));
    }

    @Override
    public void run(EngineRequest request, Report report) {
      throw new IllegalStateException("half-way");
    }
  }

  static final class Silent {
    public static void main(String[] args) {}
  }

  static final class Crashing {
    public static void main(String[] args) {
      System.err.println("out of paper");
      System.exit(3);
    }
  }

  static final class Hanging {
    public static void main(String[] args) throws InterruptedException {
      System.out.println(ProcessHandle.current().pid());
      new CountDownLatch(1).await();
    }
  }
}
