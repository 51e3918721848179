package dev.lockstep.modelcheck.storm.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The books of the shipped pool balance, and those of a broken one do not. */
final class PoolStormTest {
  private static final Duration TIME = Duration.ofMillis(1_200);
  private static final Duration KILL_EVERY = Duration.ofMillis(40);

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel"})
  void theBooksBalance(String subject) throws Exception {
    PoolStorm storm = storm(subject);
    storm.run(going -> {});
    assertEquals(List.of(), storm.books().violations());
    assertTrue(storm.sawEnough(), storm.status()::toString);
    assertTrue(storm.victims().killed() > 0, "nobody was killed");
    assertEquals(storm.status().accepted(), storm.books().published().settled());
    assertEquals("0 threads, 0 alarms, 0 executions", storm.census().toString());
  }

  @Test
  void aStormWithoutLoadIsNoPass() throws Exception {
    PoolStorm storm =
        new PoolStorm(
            new PoolStormOptions(
                Subjects.resolve("channel"), Corpus.shipped(), 0, 1, 1, Duration.ofMillis(50), KILL_EVERY));
    storm.run(going -> {});
    assertEquals(List.of(), storm.broken());
    assertTrue(!storm.sawEnough(), "nothing was submitted");
  }

  @ParameterizedTest
  @CsvSource({"result-published-twice, S5", "metered-at-dispatch, M1"})
  void aBrokenPoolIsCaught(String control, String rule) throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(control))) {
      List<String> broken = overlay.load(OnOverlay.class).get();
      assertTrue(broken.contains(rule), broken::toString);
    }
  }

  /** Loaded on the overlay: storms, and says which rules are broken. */
  public static final class OnOverlay implements Supplier<List<String>> {
    @Override
    public List<String> get() {
      try {
        PoolStorm storm = storm("channel");
        storm.run(going -> {});
        return storm.broken();
      } catch (UsageException | IOException | InterruptedException failure) {
        throw new CompletionException(failure);
      }
    }
  }

  private static PoolStorm storm(String subject) throws UsageException, IOException {
    return new PoolStorm(
        new PoolStormOptions(Subjects.resolve(subject), Corpus.shipped(), 4, 2, 1, TIME, KILL_EVERY));
  }
}
