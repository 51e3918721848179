/**
 * The kit itself: channels and workers on {@code java.base} alone (rule A3, which this file makes the compiler check).
 */
module dev.lockstep.core {
  requires static transitive org.jspecify;

  exports dev.lockstep.channel;
  exports dev.lockstep.orchestrator;
  exports dev.lockstep.supervisor;
  exports dev.lockstep.trace;
  exports dev.lockstep.worker;
}
