package dev.lockstep.modelcheck.storm;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.evidence.Canary;
import java.time.Duration;
import java.util.function.Supplier;

/** Shows that the storm is awake: the same storm on a worker that reveals outcomes before it has counted them. */
final class StormCanary {
  private static final String CONTROL = "reply-before-count";
  private static final String RULE = "W5";
  private static final Duration TIME = Duration.ofSeconds(15);

  private StormCanary() {}

  static Canary run() throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(CONTROL))) {
      String seen = overlay.load(Flight.class).get();
      return new Canary(CONTROL, seen.startsWith(RULE), seen);
    }
  }

  /** Loaded on the overlay: storms until {@value #RULE} breaks, and says after how many rounds. */
  public static final class Flight implements Supplier<String> {
    @Override
    public String get() {
      try {
        return storm();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return "interrupted";
      } catch (Exception failed) {
        return "the storm could not begin: " + failed;
      }
    }

    private static String storm() throws Exception {
      for (long seed = 1; seed <= 20; seed++) {
        Storm storm =
            new Storm(StormOptions.of(Subjects.resolve("channel"), Corpus.shipped(), seed, TIME)
                .withViolatingRounds(1));
        storm.run(balance -> {});
        if (storm.sightings().containsKey(RULE)) {
          return RULE + " in round " + storm.sightings().get(RULE).round() + " of seed " + seed + ": "
              + storm.sightings().get(RULE).violation().seen();
        }
        if (storm.sightings().isEmpty()) {
          return "no violation in " + storm.balance().rounds() + " rounds";
        }
      }
      return "other rules broke, but not " + RULE;
    }
  }
}
