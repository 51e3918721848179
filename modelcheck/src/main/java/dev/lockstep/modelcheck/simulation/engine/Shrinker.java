package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Makes a plan smaller as long as it still fails: fewer events, simpler values, fewer choices. What remains is minimal in
 * so far as no single one of these changes can be made to it any more.
 *
 * <p>With an event less, the old choices mean another schedule. So a plan that fails no more under them is tried under
 * others: none, and a fixed number that are drawn, always the same.
 */
public final class Shrinker {
  private static final int OTHER_SCHEDULES = 100;
  private static final int CHOICES = 40;
  private static final int MOST_OPTIONS = 24;

  private final Predicate<Plan> fails;
  private Plan best;

  private Shrinker(Plan plan, Predicate<Plan> fails) {
    this.fails = fails;
    this.best = plan;
  }

  /** The smallest plan that was found; {@code plan} must fail. */
  public static Plan shrink(Plan plan, Predicate<Plan> fails) {
    Shrinker shrinker = new Shrinker(plan, fails);
    Plan before;
    do {
      before = shrinker.best;
      shrinker.dropChoices();
      shrinker.dropEvents();
      shrinker.simplifyEvents();
      shrinker.simplifyChoices();
    } while (!shrinker.best.equals(before));
    return shrinker.best;
  }

  private boolean accept(Plan smaller) {
    boolean better = !smaller.equals(best) && fails.test(smaller);
    if (better) {
      best = smaller;
    }
    return better;
  }

  /** None, then ever fewer from the end, then ever fewer from anywhere. */
  private void dropChoices() {
    accept(best.withChoices(List.of()));
    for (int chunk = best.choices().size() / 2; chunk > 0; chunk /= 2) {
      for (int from = best.choices().size() - chunk; from >= 0; from -= chunk) {
        List<Integer> rest = new ArrayList<>(best.choices().subList(0, from));
        rest.addAll(best.choices().subList(from + chunk, best.choices().size()));
        accept(best.withChoices(rest));
      }
    }
  }

  private void dropEvents() {
    for (int i = best.events().size() - 1; i >= 0; i--) {
      if (i < best.events().size()) { // a reference may have gone with an earlier one
        acceptInSomeSchedule(best.without(i));
      }
    }
  }

  private void acceptInSomeSchedule(Plan smaller) {
    SplittableRandom random = new SplittableRandom(smaller.identity());
    boolean accepted = accept(smaller) || accept(smaller.withChoices(List.of()));
    for (int i = 0; i < OTHER_SCHEDULES && !accepted; i++) {
      accepted = accept(smaller.withChoices(random.ints(CHOICES, 0, MOST_OPTIONS).boxed().toList()));
    }
  }

  private void simplifyEvents() {
    Event setup = best.setup();
    for (int v = 0; v < setup.values().size(); v++) {
      for (int value = setup.verb().parameters().get(v).least(); value < best.setup().value(v); value++) {
        if (accept(best.withSetup(best.setup().withValue(v, value)))) {
          break;
        }
      }
    }
    for (int i = 0; i < best.events().size(); i++) {
      simplifyEvent(i);
    }
  }

  private void simplifyEvent(int i) {
    for (int at = 0; at < best.events().get(i).at(); at++) {
      if (accept(best.withEvent(i, best.events().get(i).withAt(at)))) {
        break;
      }
    }
    List<Parameter> parameters = best.events().get(i).verb().parameters();
    for (int v = 0; v < parameters.size(); v++) {
      for (int value = parameters.get(v).least(); value < best.events().get(i).value(v); value++) {
        if (accept(best.withEvent(i, best.events().get(i).withValue(v, value)))) {
          break;
        }
      }
    }
  }

  private void simplifyChoices() {
    for (int c = 0; c < best.choices().size(); c++) {
      for (int smaller = 0; smaller < best.choices().get(c); smaller++) {
        List<Integer> others = new ArrayList<>(best.choices());
        others.set(c, smaller);
        if (accept(best.withChoices(others))) {
          break;
        }
      }
    }
    List<Integer> choices = best.choices();
    int used = choices.size() - trailingZeros(choices);
    best = best.withChoices(choices.subList(0, used)); // what is missing is 0
  }

  private static int trailingZeros(List<Integer> choices) {
    List<Integer> backwards = new ArrayList<>(choices);
    Collections.reverse(backwards);
    int zeros = 0;
    while (zeros < backwards.size() && backwards.get(zeros) == 0) {
      zeros++;
    }
    return zeros;
  }
}
