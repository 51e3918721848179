package dev.lockstep.modelcheck.monitor.worker;

import dev.lockstep.modelcheck.linearizability.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contradictions that have a name: each can be seen without a search, and none is in a legal history. */
enum Contradiction {
  /** A request that nobody submitted was started, settled or told of. */
  NEVER_SUBMITTED("W4"),
  /** A request that was refused was started, settled or told of. */
  REFUSED("W4"),
  /** Something happened twice that happens once. */
  TWICE("W4"),
  /** A client was told another outcome than the one with which its request was settled. */
  OUTCOME("W4"),
  /** A client was told an outcome, but nothing settles its request so. */
  UNSETTLED("W4"),
  /** A request ended as only a started one can, but it never started. */
  NEVER_RAN("W4"),
  /** Something was seen before what has to precede it can have happened. */
  TOO_EARLY("W4"),
  /** The fields of a status do not agree with each other. */
  SUM("W2"),
  /** More requests were queued than the capacity allows. */
  CAPACITY("W7"),
  /** A status names a current request that cannot be in flight. */
  CURRENT("W2"),
  /** A status shows a phase that the worker cannot have been in. */
  PHASE("W10"),
  /** An answer contradicts the shutdown. */
  SHUTDOWN("W10"),
  /** Two statuses cannot have been true one after the other, in either order. */
  CHAIN("W2"),
  /** A status was read after a later state had been seen. */
  GONE_BACK("W14"),
  /** Two executions overlap. */
  OVERLAP("W1"),
  /** Requests started in another order than they were accepted. */
  FIFO("W13"),
  /** A request started although one ahead of it in the queue cannot have left. */
  BLOCKED("W13"),
  /** The number of accepted requests in a status is too small. */
  ACCEPTED_TOO_FEW("W4"),
  /** The number of accepted requests in a status is too large. */
  ACCEPTED_TOO_MANY("W3"),
  /** The number of settled requests in a status is too small. */
  SETTLED_TOO_FEW("W5"),
  /** The number of settled requests in a status is too large. */
  SETTLED_TOO_MANY("W3"),
  /** The number of requests that left the queue, as a status shows it, is too small. */
  LEFT_TOO_FEW("W2"),
  /** That number is too large. */
  LEFT_TOO_MANY("W2");

  private final String rule;

  Contradiction(String rule) {
    this.rule = rule;
  }

  /**
   * The rejection of a history in which {@code operations} contradict each other; {@link WorkerFacts#NONE} is no one.
   */
  Rejection between(String sentence, int... operations) {
    List<Integer> named = new ArrayList<>();
    for (int operation : operations) {
      if (operation != WorkerFacts.NONE && !named.contains(operation)) {
        named.add(operation);
      }
    }
    return between(sentence, named);
  }

  Rejection between(String sentence, List<Integer> operations) {
    return new Rejection(name().toLowerCase(Locale.ROOT).replace('_', '-'), rule, sentence, operations);
  }
}
