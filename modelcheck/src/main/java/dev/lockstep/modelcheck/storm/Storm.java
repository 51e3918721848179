package dev.lockstep.modelcheck.storm;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.storm.check.Checks;
import dev.lockstep.modelcheck.storm.check.Violation;
import dev.lockstep.modelcheck.storm.load.Life;
import dev.lockstep.modelcheck.storm.load.Round;
import dev.lockstep.modelcheck.storm.plan.RoundPlan;
import dev.lockstep.modelcheck.storm.plan.RoundPlanner;
import dev.lockstep.modelcheck.storm.plan.Scale;
import dev.lockstep.modelcheck.storm.record.LifeFile;
import dev.lockstep.modelcheck.storm.record.RoundHistory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Round after round of real load on real workers, each recorded, judged, and forgotten: memory does not grow with time.
 *
 * <p>A worker lives through several rounds, until one of them shuts it down, or breaks a rule. Not thread-safe; run
 * once.
 */
public final class Storm {
  private static final int ALL = Integer.MAX_VALUE;

  private final StormOptions options;
  private final RoundPlanner planner;
  private final Checks checks = new Checks();
  private final Balance balance = new Balance();
  private final Map<String, Sighting> sightings = new LinkedHashMap<>();
  private final long begin = System.nanoTime();
  private final @Nullable LifeFile record;
  private @Nullable Life life;
  private int violatingRounds;

  /**
   * A violation.
   *
   * @param round in which it was seen first
   * @param history of that round; null if it was seen after the round
   */
  public record Sighting(Violation violation, long round, @Nullable History history) {}

  /** A storm that has not begun. */
  public Storm(StormOptions options) {
    this(options, null);
  }

  /**
   * A storm that has not begun, and whose first worker lives until the end, unless it breaks a rule or the machine
   * stands still; what it does goes into {@code record}.
   */
  public Storm(StormOptions options, @Nullable LifeFile record) {
    Scale scale = options.scale();
    this.options = options;
    this.record = record;
    this.planner =
        new RoundPlanner(options.seed(), options.corpus(), record == null ? scale : scale.withRoundsPerLife(ALL));
  }

  /**
   * Runs it; {@code progress} hears of the balance after each round.
   *
   * @throws IOException if the record cannot be written
   */
  public void run(Consumer<Balance> progress) throws InterruptedException, IOException {
    for (long i = 0; i < options.rounds() && !isOver(); i++) {
      round(planner.plan(options.onlyRound().orElse(i)));
      progress.accept(balance);
    }
    if (life != null) {
      end(life);
    }
  }

  private boolean isOver() {
    return endedEarly() || System.nanoTime() - begin > options.time().toNanos();
  }

  private void round(RoundPlan plan) throws InterruptedException, IOException {
    if (life == null) {
      life = new Life(options.subject().factory(), options.capacity(), options.seed(), balance.lives());
      balance.life();
    }
    Round.Result result = Round.run(life, plan);
    if (result.seen().disturbed()) {
      balance.disturbed();
      leave(life);
      return;
    }
    History history = RoundHistory.of(result.seen(), "storm round " + plan.index());
    balance.add(result.seen(), result.statusReads(), history.operations().size());
    if (record != null && balance.lives() == 1) {
      record.add(history);
    }
    List<Violation> violations = checks.examine(result.seen());
    violations.forEach(violation -> sighted(violation, plan.index(), history));
    violatingRounds += violations.isEmpty() ? 0 : 1;
    if (!violations.isEmpty()) {
      leave(life);
    } else if (!life.goesOn()) {
      end(life);
    }
  }

  private void sighted(Violation violation, long round, @Nullable History history) {
    balance.violation(violation.rule());
    sightings.putIfAbsent(violation.rule(), new Sighting(violation, round, history));
  }

  /** A worker that broke a rule is not used again: what it counts may be wrong. */
  private void leave(Life broken) {
    life = null;
    broken.abandon();
  }

  private void end(Life ended) throws InterruptedException {
    life = null;
    for (String left : ended.end()) {
      violatingRounds++;
      sighted(
          new Violation("W10", "A worker that has stopped leaves no thread behind.", left, ""),
          balance.rounds() - 1,
          null);
    }
  }

  /** Whether it ended because of its violations. */
  public boolean endedEarly() {
    return violatingRounds >= options.violatingRounds();
  }

  /** The balance sheet. */
  public Balance balance() {
    return balance;
  }

  /** The first violation of each rule that was broken. */
  public Map<String, Sighting> sightings() {
    return sightings;
  }

  /** The checks, for what they know besides. */
  public Checks checks() {
    return checks;
  }
}
