package dev.lockstep.supervisor;

import dev.lockstep.worker.Refusal;

/** The supervisor's answer to a command about the size of its pool. */
public sealed interface Scaling {

  /**
   * The pool is on its way to this size.
   *
   * @param target how many slots there should be: what was asked for, within the bounds of the policy
   */
  record Target(int target) implements Scaling {}

  /** The pool does not change its size any more. */
  record Refused(Refusal reason) implements Scaling {}
}
