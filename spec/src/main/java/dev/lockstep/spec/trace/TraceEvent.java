package dev.lockstep.spec.trace;

/**
 * One event of a trace. A call is recorded before it is made and a response after it was received; a step of the owner
 * in that step, before it is published. So the order of the events agrees with real time, and that of the steps is
 * exact.
 */
public sealed interface TraceEvent {

  /** A client is about to post a request. */
  record Post(String request, boolean patience, boolean limit) implements TraceEvent {
    @Override
    public String toString() {
      return "post " + request + (patience ? ", patient" : "") + (limit ? ", with a time limit" : "");
    }
  }

  /** A client is about to cancel its request. */
  record Cancel(String request) implements TraceEvent {
    @Override
    public String toString() {
      return "cancel " + request;
    }
  }

  /**
   * Somebody is about to shut the worker down.
   *
   * @param grace whether the grace period is longer than zero
   * @param linger whether the linger period is longer than zero
   */
  record Close(boolean grace, boolean linger) implements TraceEvent {
    @Override
    public String toString() {
      return "close " + (grace ? "with" : "without") + " grace, " + (linger ? "with" : "without") + " linger";
    }
  }

  /**
   * The owner took a step.
   *
   * @param action its name, as in {@code WorkerState.tla}
   * @param request the request that it concerns; empty if none
   * @param status the status after it
   */
  record Step(String action, String request, TraceStatus status) implements TraceEvent {
    @Override
    public String toString() {
      return "step " + action + (request.isEmpty() ? "" : " " + request) + " -> " + status;
    }
  }

  /** The pipeline was entered. */
  record Enter(String request) implements TraceEvent {
    @Override
    public String toString() {
      return "enter " + request;
    }
  }

  /** The pipeline is about to return ({@code completed}) or to throw ({@code failed}). */
  record Leave(String request, String outcome) implements TraceEvent {
    @Override
    public String toString() {
      return "leave " + request + ", " + outcome;
    }
  }

  /** A client has learned whether its request was accepted: {@code accepted}, or the reason of the refusal. */
  record Admission(String request, String admission) implements TraceEvent {
    @Override
    public String toString() {
      return "told " + request + " " + admission;
    }
  }

  /** A client has learned the outcome of its accepted request. */
  record Outcome(String request, String outcome) implements TraceEvent {
    @Override
    public String toString() {
      return "told " + request + " " + outcome;
    }
  }

  /** An observer is about to ask for the status. */
  record Ask(String observer) implements TraceEvent {
    @Override
    public String toString() {
      return "ask " + observer;
    }
  }

  /** An observer has received a status. */
  record Reply(String observer, TraceStatus status) implements TraceEvent {
    @Override
    public String toString() {
      return "reply " + observer + " -> " + status;
    }
  }

  /** Somebody has received the report of a shutdown. */
  record Stopped() implements TraceEvent {
    @Override
    public String toString() {
      return "stopped";
    }
  }
}
