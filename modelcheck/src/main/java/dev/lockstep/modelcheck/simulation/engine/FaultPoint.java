package dev.lockstep.modelcheck.simulation.engine;

/** A place at which something may fail. It fails when a plan has armed it, and then once. */
public final class FaultPoint {
  private final String kind;
  private final Simulation simulation;
  private int callsLeft;
  private boolean error;

  FaultPoint(String kind, Simulation simulation) {
    this.kind = kind;
    this.simulation = simulation;
  }

  /** The next call but {@code calls - 1} fails, with an Error or with an exception. */
  public void arm(int calls, boolean withError) {
    callsLeft = calls;
    error = withError;
  }

  /** To be called by whatever may fail here. */
  public void pass() {
    if (callsLeft > 0 && --callsLeft == 0) {
      simulation.strike(kind);
      simulation.event("fault", () -> kind + " fails");
      if (error) {
        throw new InjectedError(kind);
      }
      throw new InjectedFault(kind);
    }
  }

  /** A failure that a plan asked for. Without a stack trace: there are many, and they say where by their message. */
  public static final class InjectedFault extends RuntimeException {
    InjectedFault(String kind) {
      super("injected: " + kind, null, false, false);
    }
  }

  /** As {@link InjectedFault}, but an Error. */
  public static final class InjectedError extends Error {
    InjectedError(String kind) {
      super("injected: " + kind, null, false, false);
    }
  }
}
