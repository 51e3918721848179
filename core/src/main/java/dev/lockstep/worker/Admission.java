package dev.lockstep.worker;

/** The worker's answer to a submission. */
public sealed interface Admission {

  /**
   * The worker took the request on: it will be settled exactly once.
   *
   * @param sequence the place of the request in the order of acceptance, counted from 1; requests start in this order
   */
  record Accepted(long sequence) implements Admission {}

  /** The worker did not take the request on: it never runs and is never counted. */
  record Refused(Refusal reason) implements Admission {}
}
