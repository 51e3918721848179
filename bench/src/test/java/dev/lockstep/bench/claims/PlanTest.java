package dev.lockstep.bench.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Tier;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan measures each thing as often as it says, spread over the whole run, and in the time that is promised. */
final class PlanTest {

  @ParameterizedTest
  @EnumSource
  void everyStepRunsAsOftenAsItSays(Tier tier) {
    Plan plan = Plan.ofClaims(tier);

    for (Step step : plan.steps()) {
      assertEquals(step.forks(), plan.rounds().stream().filter(step::equals).count(), step.name());
      assertTrue(step.forks() >= 2, "one fork has no interval: " + step.name());
    }
  }

  @Test
  void everySecondRoundGoesBackwards() {
    Plan plan = Plan.ofClaims(Tier.QUICK);
    List<Step> rounds = plan.rounds();
    int half = rounds.size() / 2;

    assertEquals(plan.steps(), rounds.subList(0, half));
    assertEquals(plan.steps().reversed(), rounds.subList(half, rounds.size()));
  }

  @Test
  void theStandardRunTakesEightMinutesAtMost() {
    assertTrue(Plan.ofClaims(Tier.FULL).seconds() <= 480, "planned: " + Plan.ofClaims(Tier.FULL).seconds() + " s");
  }

  @Test
  void noSeriesIsMeasuredTwice() {
    for (Plan plan : List.of(Plan.ofClaims(Tier.FULL), Plan.ofChoices(Tier.FULL))) {
      List<String> keys = plan.steps().stream().flatMap(step -> step.keys().stream()).toList();
      assertEquals(keys.size(), new HashSet<>(keys).size(), keys::toString);
    }
  }
}
