package dev.lockstep.spec.tlc;

/** What TLC must say about a model. Anything else is a failure or an unknown, never a pass. */
public sealed interface Expectation {
  /** How TLC must end. */
  TlcExit exit();

  /**
   * Every property of the model holds.
   *
   * @param distinctStates how many distinct states the model has. Pinned, because a specification that was mutilated
   *     holds as well
   */
  record Holds(long distinctStates) implements Expectation {
    @Override
    public TlcExit exit() {
      return TlcExit.OK;
    }
  }

  /**
   * One property is violated: that of a negative control, or a witness. State counts are not pinned, since a search
   * ends at the first violation.
   *
   * @param exit the kind of violation
   * @param property the name of the violated property
   */
  record Violated(TlcExit exit, String property) implements Expectation {}
}
