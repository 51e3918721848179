package dev.lockstep.modelcheck.simulation.engine;

/** A text that is no plan. The message is one line, for whoever wrote it. */
public final class PlanFormatException extends Exception {
  PlanFormatException(String message) {
    super(message);
  }
}
