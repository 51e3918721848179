package dev.lockstep.modelcheck.simulation;

import static dev.lockstep.modelcheck.simulation.Case.holds;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Each rule as a property of all workloads, faults and schedules. jqwik makes the plans and shrinks them; what a failure
 * prints is the story of the smallest, with the command that runs it again.
 */
final class RulesHoldTest {
  private static final int TRIES = 200;

  @Provide
  Arbitrary<Case> workers() {
    return Case.of("mutex", "channel", "channel-query");
  }

  @Provide
  Arbitrary<Case> broadcasts() {
    return Case.of("any");
  }

  @Provide
  Arbitrary<Case> watches() {
    return Case.of("channel");
  }

  @Property(tries = TRIES)
  void w1_oneExecutionAtATime(@ForAll("workers") Case tried) {
    holds("W1", tried);
  }

  @Property(tries = TRIES)
  void w2_statusIsOneState(@ForAll("workers") Case tried) {
    holds("W2", tried);
  }

  @Property(tries = TRIES)
  void w3_countsAreLossless(@ForAll("workers") Case tried) {
    holds("W3", tried);
  }

  @Property(tries = TRIES)
  void w4_everybodyIsAnswered(@ForAll("workers") Case tried) {
    holds("W4", tried);
  }

  @Property(tries = TRIES)
  void w5_countBeforeReply(@ForAll("workers") Case tried) {
    holds("W5", tried);
  }

  @Property(tries = TRIES)
  void w6_statusNeverWaits(@ForAll("workers") Case tried) {
    holds("W6", tried);
  }

  @Property(tries = TRIES)
  void w7_theQueueIsBounded(@ForAll("workers") Case tried) {
    holds("W7", tried);
  }

  @Property(tries = TRIES)
  void w8_cancellationIsExact(@ForAll("workers") Case tried) {
    holds("W8", tried);
  }

  @Property(tries = TRIES)
  void w9_deadlinesHold(@ForAll("workers") Case tried) {
    holds("W9", tried);
  }

  @Property(tries = TRIES)
  void w10_shutdownEnds(@ForAll("workers") Case tried) {
    holds("W10", tried);
  }

  @Property(tries = TRIES)
  void w11_failuresAreContained(@ForAll("workers") Case tried) {
    holds("W11", tried);
  }

  @Property(tries = TRIES)
  void w12_healthIsProgress(@ForAll("workers") Case tried) {
    holds("W12", tried);
  }

  @Property(tries = TRIES)
  void w13_requestsStartInOrder(@ForAll("workers") Case tried) {
    holds("W13", tried);
  }

  @Property(tries = TRIES)
  void w14_nothingGoesBack(@ForAll("workers") Case tried) {
    holds("W14", tried);
  }

  @Property(tries = TRIES)
  void o1_theWatchIsCurrent(@ForAll("watches") Case tried) {
    holds("O1", tried);
  }

  @Property(tries = TRIES)
  void b1_everyValueInOrderOnce(@ForAll("broadcasts") Case tried) {
    holds("B1", tried);
  }

  @Property(tries = TRIES)
  void b2_aSlowSubscriberIsHandledAsItChose(@ForAll("broadcasts") Case tried) {
    holds("B2", tried);
  }

  @Property(tries = TRIES)
  void b3_nobodyDelaysTheOthers(@ForAll("broadcasts") Case tried) {
    holds("B3", tried);
  }

  @Property(tries = TRIES)
  void b4_closeIsHeard(@ForAll("broadcasts") Case tried) {
    holds("B4", tried);
  }

  @Property(tries = TRIES)
  void b5_unsubscribingIsIdempotent(@ForAll("broadcasts") Case tried) {
    holds("B5", tried);
  }

  @Property(tries = TRIES)
  void s5_oneResultForEachRequest(@ForAll("workers") Case tried) {
    holds("S5", tried);
  }
}
