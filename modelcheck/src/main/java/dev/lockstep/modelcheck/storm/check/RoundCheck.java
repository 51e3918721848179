package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.storm.record.RoundRecord;
import java.util.function.Consumer;

/**
 * One rule as a check of recorded rounds. A check may keep count over the rounds of one storm, so each storm has its
 * own. Not thread-safe.
 */
public interface RoundCheck {
  /** The rule's id. */
  String rule();

  /** What the rule demands, in a sentence for a programmer. */
  String demands();

  /**
   * Looks at one more round.
   *
   * @param seen hears of each violation: what was seen, in a sentence
   */
  void examine(RoundRecord round, Consumer<String> seen);
}
