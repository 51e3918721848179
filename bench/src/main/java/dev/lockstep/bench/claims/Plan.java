package dev.lockstep.bench.claims;

import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.PoolLoad;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.SupervisorLoad;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.load.Timing;
import dev.lockstep.bench.station.Row;
import dev.lockstep.spec.evidence.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run measures, and how long. The quick tier shows that everything works, in a minute or two, and its intervals
 * are as wide as that; the full tier is the standard one; the deep tier takes four times as long.
 *
 * @param tier how much time there is
 * @param steps what is to be done
 */
public record Plan(Tier tier, List<Step> steps) {
  private static final String CLAIMS_INCLUDE =
      "\\.(StatusRead\\.(nullControl|status|query)|VirtualTrip\\.(status|roundTrip)|RoundTrip\\.roundTrip)$";
  private static final String CHOICES_INCLUDE = "\\.(lane\\..*|VirtualTrip\\..*)$";

  /** Copies the list. */
  public Plan {
    steps = List.copyOf(steps);
  }

  /** What the claims need. */
  public static Plan ofClaims(Tier tier) {
    List<Step> steps = new ArrayList<>();
    int forks = tier == Tier.QUICK ? 2 : tier == Tier.FULL ? 3 : 6;
    int more = tier == Tier.QUICK ? 2 : tier == Tier.FULL ? 4 : 10;
    for (Row row : Row.HEADLINE) {
      steps.add(new Step.Load(new OpenLoop(row), timing(tier, 700, 6, 400), more));
    }
    for (Row row : List.of(Row.QUERY, Row.JOX)) {
      steps.add(new Step.Load(Aims.storm(row), timing(tier, 500, 4, 400), more));
    }
    for (Threads threads : Threads.values()) {
      for (Row row : Claims.SCALING) {
        Storm storm = new Storm(row, threads, Storm.pause(threads), Claims.OBSERVERS);
        steps.add(new Step.Load(storm, timing(tier, 300, 3, 250), forks));
      }
    }
    for (Row row : List.of(Row.SHORT_LOCK, Row.QUERY, Row.WATCH)) {
      steps.add(new Step.Load(new PoolLoad(row, true), timing(tier, 500, 4, 300), forks));
      steps.add(new Step.Load(new PoolLoad(row, false), timing(tier, 500, 4, 300), forks));
    }
    for (SupervisorLoad.Looking looking : SupervisorLoad.Looking.values()) {
      steps.add(new Step.Load(new SupervisorLoad(looking), timing(tier, 500, 4, 300), forks));
    }
    steps.add(new Step.Benchmarks("jmh", CLAIMS_INCLUDE, timing(tier, 750, 3, 250), forks));
    return new Plan(tier, steps);
  }

  /** What the choices of {@code core} are compared by. */
  public static Plan ofChoices(Tier tier) {
    int forks = tier == Tier.QUICK ? 2 : tier == Tier.FULL ? 3 : 6;
    return new Plan(tier, List.of(new Step.Benchmarks("jmh", CHOICES_INCLUDE, timing(tier, 900, 3, 300), forks)));
  }

  private static Timing timing(Tier tier, int warmUpMillis, int slices, int sliceMillis) {
    int divisor = tier == Tier.QUICK ? 3 : 1;
    int multiplier = tier == Tier.DEEP ? 2 : 1;
    return new Timing(
        Duration.ofMillis(warmUpMillis / divisor),
        slices * multiplier,
        Duration.ofMillis(sliceMillis / divisor));
  }

  /** About how long all of it takes, in seconds. */
  public double seconds() {
    return steps.stream().mapToDouble(step -> step.seconds() * step.forks()).sum();
  }

  /** The order in which the steps run: in rounds, every other round backwards. */
  List<Step> rounds() {
    List<Step> order = new ArrayList<>();
    int most = steps.stream().mapToInt(Step::forks).max().orElse(0);
    for (int round = 0; round < most; round++) {
      int number = round;
      List<Step> wanted = new ArrayList<>(steps.stream().filter(step -> step.forks() > number).toList());
      order.addAll(round % 2 == 0 ? wanted : wanted.reversed());
    }
    return order;
  }
}
