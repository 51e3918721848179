package dev.lockstep.modelcheck.vector;

/** A step could not be taken, because the subject breaks a rule. The message is one sentence. */
public final class RuleBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;

  /** {@code sentence} says how {@code rule} is broken. */
  public RuleBroken(String rule, String sentence) {
    super(sentence);
    this.rule = rule;
  }

  /** The rule's id. */
  public String rule() {
    return rule;
  }
}
