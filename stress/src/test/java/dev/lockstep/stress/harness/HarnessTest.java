package dev.lockstep.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.stress.channel.CrowdTest;
import dev.lockstep.stress.channel.WatchTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.infra.Status;

/** The harness leaves out what it cannot run, stops in time, and kills what hangs. */
final class HarnessTest {
  private static final Dose SHORT = new Dose(50);
  private static final String WATCH = WatchTest.NeverGoesBack.class.getCanonicalName();

  /** A watch whose reader never comes back. */
  private static final String HANG = """
      --- dev/lockstep/channel/Watch.java
      +++ dev/lockstep/channel/Watch.java
      @@ -38,3 +38,6 @@
         public T read() {
      +    while (value != null) {
      +      Thread.onSpinWait();
      +    }
           return value;
         }
      """;

  @TempDir private Path scratch;

  @Test
  void aTestRunsAndASecondOneWhenTheTimeIsUpDoesNot() throws IOException, InterruptedException {
    Harness harness = new Harness(scratch);
    List<Fork.Result> results = new ArrayList<>();
    Fork fork = Fork.of(WATCH, null, Setting.UNIFIED.getFirst(), SHORT, 1, 0);
    assertEquals(0, harness.run(List.of(fork), Deadline.in(Duration.ofMinutes(1)), results::add));
    assertEquals(1, results.size());
    assertEquals(fork, results.getFirst().fork());
    assertEquals(Status.NORMAL, results.getFirst().result().status());
    assertTrue(results.getFirst().result().getTotalCount() > 0);
    assertEquals(1, harness.run(List.of(fork), Deadline.in(Duration.ZERO), results::add));
    assertEquals(1, results.size());
  }

  @Test
  void whatJcstressDoesNotKnowOrCannotScheduleIsLeftOut() throws IOException, InterruptedException {
    Harness small = new Harness(2, Duration.ofSeconds(60), scratch);
    Fork stranger = Fork.of("dev.lockstep.stress.Nowhere", null, Setting.UNIFIED.getFirst(), SHORT, 1, 0);
    String crowd = CrowdTest.TwoReadersAgree.class.getCanonicalName();
    Fork greedy = Fork.of(crowd, null, Setting.UNIFIED.getFirst(), SHORT, 1, 0);
    List<Fork.Result> results = new ArrayList<>();
    small.run(List.of(stranger, greedy), Deadline.in(Duration.ofMinutes(1)), results::add);
    assertEquals(List.of(), results);
  }

  @Test
  void aForkThatHangsIsKilledAndIsAnError() throws IOException, InterruptedException, ControlException {
    Control hang = new Control("reader-hangs", List.of("O1"), "It hangs.", List.of("jcstress"), List.of(), HANG);
    Path overlay = longWinded(ControlCompiler.of(Home.locate()).compile(hang));
    Harness impatient = new Harness(2, Duration.ofSeconds(3), scratch);
    Fork fork = Fork.of(WATCH, overlay, Setting.UNIFIED.getFirst(), SHORT, 1, 0);
    List<Fork.Result> results = new ArrayList<>();
    impatient.run(List.of(fork), Deadline.in(Duration.ofMinutes(1)), results::add);
    Tally tally = Tally.of(results).get(fork.test());
    assertEquals(0, tally == null ? -1 : tally.total());
    assertTrue(tally != null && String.valueOf(tally.error()).startsWith("ended with VM_ERROR"), String.valueOf(tally));
  }

  /** The others of its test may have run: without this one they would pass. */
  @Test
  void aForkOfWhichThereIsNoResultIsAnError() throws IOException {
    Fork fork = Fork.of(WATCH, null, Setting.UNIFIED.getFirst(), SHORT, 1, 0);
    List<Fork.Result> results = new ArrayList<>();
    Harness.tellLost(Map.of(new Harness(scratch).config(fork), fork), new IllegalStateException("broke"), results::add);
    String error = String.valueOf(Tally.of(results).firstEntry().getValue().error());
    assertTrue(error.startsWith("ended with TEST_ERROR: jcstress gave no result of this fork: java.lang.Ill"), error);
  }

  /** The same, by a name so long that the system does not show the end of a command line with it. */
  private static Path longWinded(Path overlay) {
    return Path.of(overlay + "/.".repeat(1_700));
  }

  @Test
  void aForkHasTheSameSeedInEveryRunAndAnotherOneInTheNextRound() {
    Setting setting = Setting.UNIFIED.getFirst();
    assertEquals(Fork.of(WATCH, null, setting, SHORT, 7, 0), Fork.of(WATCH, null, setting, SHORT, 7, 0));
    assertTrue(Fork.of(WATCH, null, setting, SHORT, 7, 0).seed() != Fork.of(WATCH, null, setting, SHORT, 7, 1).seed());
  }
}
