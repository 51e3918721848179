package dev.lockstep.modelcheck.simulation;

import static dev.lockstep.modelcheck.simulation.Case.holds;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each rule of pools as a property of all workloads, faults and schedules, like those in {@link RulesHoldTest}. */
final class PoolRulesHoldTest {
  private static final int TRIES = 100;

  @Provide
  Arbitrary<Case> pools() {
    return Case.of("supervisor-mutex", "supervisor-channel");
  }

  @Property(tries = TRIES)
  void s1_thePoolKeepsItsSize(@ForAll("pools") Case tried) {
    holds("S1", tried);
  }

  @Property(tries = TRIES)
  void s2_theDeadAreReplacedAndFenced(@ForAll("pools") Case tried) {
    holds("S2", tried);
  }

  @Property(tries = TRIES)
  void s3_restartsAreLimited(@ForAll("pools") Case tried) {
    holds("S3", tried);
  }

  @Property(tries = TRIES)
  void s4_noRequestIsLostOrRunTwice(@ForAll("pools") Case tried) {
    holds("S4", tried);
  }

  @Property(tries = TRIES)
  void s5_oneResultForEachRequest(@ForAll("pools") Case tried) {
    holds("S5", tried);
  }

  @Property(tries = TRIES)
  void s6_dispatchGoesToTheLeastLoaded(@ForAll("pools") Case tried) {
    holds("S6", tried);
  }

  @Property(tries = TRIES)
  void s7_scalingDrainsFirst(@ForAll("pools") Case tried) {
    holds("S7", tried);
  }

  @Property(tries = TRIES)
  void s8_restartsBackOff(@ForAll("pools") Case tried) {
    holds("S8", tried);
  }

  @Property(tries = TRIES)
  void s9_thePoolShutsDownInBoundedTime(@ForAll("pools") Case tried) {
    holds("S9", tried);
  }

  @Property(tries = TRIES)
  void s10_poolStatusIsOneSnapshot(@ForAll("pools") Case tried) {
    holds("S10", tried);
  }

  @Property(tries = TRIES)
  void s11_everyCommandIsAnswered(@ForAll("pools") Case tried) {
    holds("S11", tried);
  }

  @Property(tries = TRIES)
  void s12_monitoringDelaysNobody(@ForAll("pools") Case tried) {
    holds("S12", tried);
  }

  @Property(tries = TRIES)
  void m1_totalsEqualTheSums(@ForAll("pools") Case tried) {
    holds("M1", tried);
  }

  @Property(tries = TRIES)
  void m2_metricObserversDelayNobody(@ForAll("pools") Case tried) {
    holds("M2", tried);
  }
}
