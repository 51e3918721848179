package dev.lockstep.modelcheck.storm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.storm.check.Checks;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.Controls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every negative control that the storm must catch is caught, by the rule that it breaks. */
class StormControlsTest {
  private static final List<String> SUBJECTS = List.of("channel", "channel-query", "mutex");

  /** What a rule outside the storm's own comes down to there: somebody waits for ever. */
  private static final String ANSWERED = "W4";

  static Stream<Arguments> controls() throws Exception {
    return Controls.read(Home.locate().resolve(Controls.DIRECTORY)).killedBy("storm").stream()
        .map(control -> Arguments.of(control.id(), SUBJECTS.stream().filter(control::breaksSubject).findFirst()
        .orElseThrow()));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("controls")
  void is_caught_by_its_rule(String id, String subject) throws Exception {
    Path home = Home.locate();
    Control control = Controls.read(home.resolve(Controls.DIRECTORY)).find(id).orElseThrow();
    String rule = control.rules().stream().filter(Checks.RULES::contains).findFirst().orElse(ANSWERED);
    try (OverlayLoader overlay = new OverlayLoader(ControlCompiler.of(home).compile(control))) {
      String seen = overlay.<Function<List<String>, String>>load(Flight.class).get().apply(List.of(subject, rule));
      assertTrue(seen.startsWith(rule + ":"), seen);
    }
  }

  /** Loaded on the overlay: takes subject and rule, storms until the rule breaks, and says what was seen. */
  public static final class Flight implements Supplier<Function<List<String>, String>> {
    private static final int SEEDS = 40;
    private static final int ROUNDS = 60;
    private static final Duration TIME = Duration.ofSeconds(60);

    @Override
    public Function<List<String>, String> get() {
      return words -> {
        try {
          return storm(words.get(0), words.get(1));
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      };
    }

    private static String storm(String subject, String rule) throws Exception {
      String last = "no violation";
      long deadline = System.nanoTime() + TIME.toNanos();
      for (long seed = 1; seed <= SEEDS && System.nanoTime() < deadline; seed++) {
        Storm storm =
            new Storm(
                StormOptions.of(Subjects.resolve(subject), Corpus.shipped(), seed, TIME)
                    .withRounds(ROUNDS)
                    .withViolatingRounds(1));
        storm.run(balance -> {});
        if (storm.sightings().containsKey(rule)) {
          return rule + ": " + storm.sightings().get(rule).violation().seen();
        }
        last = "not " + rule + ", but " + storm.sightings();
      }
      return last;
    }
  }
}
